package dev.rondo.task.trials;

import dev.rondo.task.Value;

/**
 * An input or readout of a task.
 *
 * @param name name in tables, figures and commands, such as {@code evidence.first}
 * @param group name of its group; empty where channels stand alone
 * @param place number in the group, from 0
 * @param id value of {@code channel} in an expression: a label, a number from 0, or a preferred angle in degrees
 * @param index number among all inputs or readouts, from 0
 */
public record Channel(String name, String group, int place, Value id, int index) {}
