/** 模拟区: a small invented district whose records come from simulated causes, so that what a run finds can be held against what happened. */
package io.plumbline.examples.city;
