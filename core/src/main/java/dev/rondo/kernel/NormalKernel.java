package dev.rondo.kernel;

/**
 * Standard normal numbers in bulk: sixteen generators side by side (xoshiro128++, Blackman and Vigna 2021), two words
 * of which make two normals by Box and Muller's transform.
 *
 * <p>There are always sixteen, whatever the machine's vector width, and logarithm, sine and cosine are polynomials of
 * our own in fused multiply-adds: so the scalar and the SIMD implementation give the same bits on any machine.
 */
public interface NormalKernel {
    /** The words of a state: four for each of the sixteen generators, word by word. */
    int STATE = 4 * Lanes.WIDTH;

    /** Number of normals in one draw of all generators. */
    int BATCH = 2 * Lanes.WIDTH;

    /**
     * Writes {@code batches * BATCH} normals of standard deviation {@code scale} and moves the state on.
     *
     * @param state {@link #STATE} words, not all of a generator's four zero
     */
    void fill(int[] state, float scale, float[] to, int at, int batches);
}
