package dev.rondo.setting;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares one component of a settings record: from here come the field of the YAML file, its entry in the schema, the
 * {@code --set} option and the line in the documentation.
 *
 * <p>The key in files is the component's name in snake case, followed by {@code _ms} where the unit is {@code ms} (a
 * component of type {@code Time}).
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Setting {
    /** What it is, in one sentence for a user. */
    String meaning();

    /** Its value when the file says nothing, as it would be written in YAML; empty where it must be given. */
    String byDefault() default "";

    /** Its unit; empty for pure numbers. */
    String unit() default "";

    /** The smallest number allowed. */
    double min() default Double.NEGATIVE_INFINITY;

    /** The largest number allowed. */
    double max() default Double.POSITIVE_INFINITY;
}
