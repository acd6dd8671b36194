package dev.rondo.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.linalg.Vector;
import dev.rondo.random.Key;
import org.junit.jupiter.api.Test;

class InitializationTest {
    @Test
    void everyUnitBeginsInTheStateThatTheDesignNames() {
        Initialization first = new Initialization(Initialization.Balance.SONG2016, 1.5, 0.1, 0.5, 0.5, 0.25);
        NetworkDesign shape = NetworkDesign.DEFAULT;
        NetworkDesign design = shape.with(d -> {
            d.units = 10;
            d.initialization = first;
        });

        assertThat(design.draw(1, 2, Key.ofSeed(3)).initialState()).isEqualTo(Vector.constant(10, 0.25));
        assertThat(shape.draw(1, 2, Key.ofSeed(3)).initialState()).isEqualTo(Vector.zeros(100));
    }
}
