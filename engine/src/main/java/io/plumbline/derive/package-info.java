/** 派生: tables computed from accepted ones, such as stays inside fences from positions. */
package io.plumbline.derive;
