package dev.rondo.setting;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a type that settings may have: the notation of its values. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface WrittenAs {
    /** Class of the notation, with a constructor without parameters. */
    Class<? extends Notation<?>> value();
}
