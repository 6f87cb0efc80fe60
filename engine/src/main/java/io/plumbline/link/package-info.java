/** Records of the same thing in one table or two, by rules, weights that are estimated from the pairs, and what people said. */
package io.plumbline.link;
