/** 表达式: the small scalar language of job and pack files; text becomes a tree, the tree becomes a typed column. */
package io.plumbline.expr;
