/** Screening as a tool of its own: a file of organizations, periods and numbers in, limits, classes, changes and silence out. */
package io.plumbline.screen;
