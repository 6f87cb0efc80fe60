/** The front door: {@code Engine}, {@code Job}, {@code Run} and the registration of what is built in. */
package io.plumbline;
