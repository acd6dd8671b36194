package dev.rondo.cli.console;

import dev.rondo.linalg.FactorisationException;
import dev.rondo.setting.Nearest;
import dev.rondo.setting.Refusal;
import java.util.List;
import java.util.function.Supplier;

/** Values that a user gave, passed to the library. */
public final class UserInput {
    private UserInput() {}

    /**
     * Calls the library with arguments that come from the user alone, so that its complaint about them is for the user.
     *
     * @param source origin of the values, such as a file; it begins the message
     * @throws Refusal in place of an {@link IllegalArgumentException}, and of a matrix that has no such factorisation
     */
    public static <T> T by(String source, Supplier<T> call) {
        try {
            return call.get();
        } catch (IllegalArgumentException e) {
            throw Refusal.misuse(source + ": " + e.getMessage(), e);
        } catch (FactorisationException e) {
            throw Refusal.failed(source + ": " + e.getMessage(), e);
        }
    }

    /** Refuses a name that is none of the known ones. */
    public static Refusal unknown(String what, String name, List<String> known) {
        String remedy = Nearest.to(name, known)
                .map(near -> "did you mean " + near + "?")
                .orElse("there are " + String.join(", ", known));
        return Refusal.misuse("There is no " + what + " '" + name + "': " + remedy);
    }
}
