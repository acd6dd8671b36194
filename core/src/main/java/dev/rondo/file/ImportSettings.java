package dev.rondo.file;

import dev.rondo.dynamics.Time;
import dev.rondo.network.Activation;
import dev.rondo.setting.Setting;

/**
 * Settings that complete arrays to a network: values that a file may hold beside them, or a user gives.
 *
 * @param tau the time constant, the largest where a file gives different ones
 * @param dt the Euler step
 * @param activation phi
 * @param baseline the tonic input, where a file does not give one for each input
 * @param sigmaRec scale of the recurrent noise
 * @param sigmaIn scale of the input noise
 * @param tauIn time constant of the input noise
 * @param rectifyInput true if the input is clipped at 0, as pycog does; not done where neither file nor user says so
 */
public record ImportSettings(
        @Setting(meaning = "time constant of a unit", unit = "ms", min = Double.MIN_VALUE)
        Time tau,

        @Setting(meaning = "Euler step", unit = "ms", min = Double.MIN_VALUE)
        Time dt,

        @Setting(meaning = "rate function", byDefault = "relu")
        Activation activation,

        @Setting(meaning = "tonic input, present also without a stimulus", byDefault = "0")
        double baseline,

        @Setting(meaning = "scale of the recurrent noise", byDefault = "0", min = 0)
        double sigmaRec,

        @Setting(meaning = "scale of the input noise", byDefault = "0", min = 0)
        double sigmaIn,

        @Setting(meaning = "time constant of the input noise", unit = "ms", byDefault = "100", min = Double.MIN_VALUE)
        Time tauIn,

        @Setting(meaning = "clip the input at 0", byDefault = "false")
        boolean rectifyInput) {}
