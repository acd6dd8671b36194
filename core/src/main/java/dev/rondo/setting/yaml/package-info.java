/**
 * Settings: from records whose components carry {@link dev.rondo.setting.Setting} to the YAML that a user writes, its
 * schema, the {@code --set} option, and the canonical JSON that identifies what was asked for.
 *
 * <p>The way of a study: {@link YamlReader} makes a tree of {@link Node}s that remember where they stand; {@link
 * Overrides} puts the command line's settings into it; {@link Binder} holds it against the {@link Shape} of the record
 * and makes the record, or says everything that is wrong, each with line and column. The shape is the only place that
 * looks at classes; schema, YAML, JSON and documentation are written from it.
 */
@NullMarked
package dev.rondo.setting.yaml;

import org.jspecify.annotations.NullMarked;
