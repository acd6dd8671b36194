package dev.rondo.dynamics;

/**
 * Stimulus that somebody provides under a name, which {@link Stimulus#named} and hence every study and command then knows.
 *
 * <p>Found by {@link java.util.ServiceLoader}: a jar or folder on the class path names its implementations in {@code
 * META-INF/services/dev.rondo.dynamics.NamedStimulus}, one class name a line.
 */
public interface NamedStimulus {
    /** The name, in kebab case; other than those of the stimuli that come with Rondo. */
    String name();

    /** The stimulus. */
    Stimulus stimulus();
}
