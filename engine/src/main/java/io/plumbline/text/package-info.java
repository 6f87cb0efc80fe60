/**
 * Text as offices write it: encodings, dates, numbers, names, plates and codes, and the hashes made of them. Plain
 * Java; every method is pure and safe to call from many threads, and answers null for null unless it says otherwise.
 */
package io.plumbline.text;
