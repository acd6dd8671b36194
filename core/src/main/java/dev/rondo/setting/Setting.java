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
 *
 * <p>On a record that is one of a sealed interface's kinds, its meaning alone: what choosing that kind means.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Setting {
    /** Meaning of the setting, in one sentence for a user. */
    String meaning();

    /**
     * Its value when the file says nothing, as it would be written in YAML; empty where it must be given. Of a sealed
     * interface, the kind; of a record, always empty: its components have defaults of their own.
     */
    String byDefault() default "";

    /**
     * Other defaults, each where another setting of the study has a value: {@code "network.activation = softplus: 3"}. The other
     * setting is named by its path from the root; of a kind, its name counts.
     */
    String[] byDefaultWhere() default {};

    /** Its unit; empty for pure numbers. */
    String unit() default "";

    /** The smallest number allowed; {@link Double#MIN_VALUE} stands for "above 0". In a list, of every item. */
    double min() default Double.NEGATIVE_INFINITY;

    /** The largest number allowed. In a list, of every item. */
    double max() default Double.POSITIVE_INFINITY;
}
