package dev.rondo.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UniformSourceTest {
    @Test
    void splittableUniformsAreThoseOfTheJavaLibrary() {
        UniformSource uniforms = UniformSource.splittable(42);
        assertThat(uniforms.nextDouble()).isEqualTo(0.7415648787718233);
        assertThat(uniforms.nextDouble()).isEqualTo(0.1599103928769201);
        assertThat(uniforms.nextDouble()).isEqualTo(0.27860113025513866);
        assertThat(uniforms.nextDouble()).isEqualTo(0.34419071652363753);
        assertThat(uniforms.nextDouble()).isEqualTo(0.03803016854024621);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void momentsAreThoseOfTheNormalLaw(long seed) {
        UniformSource uniforms = Key.ofSeed(seed).uniform();
        int n = 200_000;
        double[] moments = new double[5];
        for (int k = 0; k < n; k++) {
            double x = uniforms.nextGaussian();
            for (int power = 1; power <= 4; power++) {
                moments[power] += Math.pow(x, power) / n;
            }
        }
        // four standard errors: var(x) = 1, var(x^2) = 2, var(x^3) = 15, var(x^4) = 96
        double se = 4 / Math.sqrt(n);
        assertThat(moments[1]).isCloseTo(0, within(se));
        assertThat(moments[2]).isCloseTo(1, within(se * Math.sqrt(2)));
        assertThat(moments[3]).isCloseTo(0, within(se * Math.sqrt(15)));
        assertThat(moments[4]).isCloseTo(3, within(se * Math.sqrt(96)));
    }
}
