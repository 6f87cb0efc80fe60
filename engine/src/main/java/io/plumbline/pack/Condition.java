package io.plumbline.pack;

import io.plumbline.expr.Expression;

/**
 * 可比条件: what must hold before a missing counterpart means anything. Exactly one of {@code known}, {@code live}, {@code where}
 * is given.
 *
 * @param known the column whose value must be known to the table {@code in}, on the day of {@code on} where that table's
 *     contract has a validity
 * @param live the column whose value must have at least one row in the table {@code in} on the local day of {@code on}
 * @param in the other table
 * @param as the column of the other table to look in; the same name unless said
 * @param on the time column of the record that names the day
 * @param where an expression over the record
 */
public record Condition(String known, String live, String in, String as, String on, Expression where) {}
