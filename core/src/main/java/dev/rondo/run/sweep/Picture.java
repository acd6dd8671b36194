package dev.rondo.run.sweep;

import dev.rondo.setting.Setting;

/**
 * Two settings and a column of the table, drawn as a heat map.
 *
 * @param x setting along the horizontal axis
 * @param y setting along the vertical axis
 * @param colour column of the table that is the colour
 */
@Setting(meaning = "two settings and a column of the table, drawn as a heat map")
public record Picture(
        @Setting(meaning = "varied setting along the horizontal axis")
        String x,

        @Setting(meaning = "varied setting along the vertical axis")
        String y,

        @Setting(meaning = "column of the table that is the colour, such as r2 or steady-state.kind", byDefault = "r2")
        String colour) {}
