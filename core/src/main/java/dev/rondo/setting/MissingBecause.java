package dev.rondo.setting;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a component of a result that is not always there (an empty {@link java.util.Optional}, a number that is not finite):
 * why it is missing, for the reader of the JSON. {@code @MissingBecause("only a limit cycle has a period")
 * Optional<Time> period} becomes {@code "period_s": null, "period_s_reason": "only a limit cycle has a period"}.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface MissingBecause {
    /** The reason, as a clause. */
    String value();
}
