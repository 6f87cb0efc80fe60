/** What other sources say about a record, as columns on it or as a table of its own. */
package io.plumbline.relate;
