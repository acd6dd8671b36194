package dev.rondo.analysis.catalogue;

import dev.rondo.analysis.Analysis;
import dev.rondo.analysis.activity.Contraction;
import dev.rondo.analysis.activity.Jpca;
import dev.rondo.analysis.activity.PcaAnalysis;
import dev.rondo.analysis.activity.PotentialLandscape;
import dev.rondo.analysis.linear.AmplificationAnalysis;
import dev.rondo.analysis.linear.Autocovariance;
import dev.rondo.analysis.linear.EntropyProduction;
import dev.rondo.analysis.linear.FrequencyResponse;
import dev.rondo.analysis.linear.Gramians;
import dev.rondo.analysis.linear.MatrixSpectrum;
import dev.rondo.analysis.linear.OffResponse;
import dev.rondo.analysis.linear.OptimalInput;
import dev.rondo.analysis.linear.Pseudospectrum;
import dev.rondo.analysis.linear.ReducedPlaneAnalysis;
import dev.rondo.analysis.linear.SchurProfile;
import dev.rondo.analysis.linear.SpectrumAnalysis;
import dev.rondo.analysis.rest.Basins;
import dev.rondo.analysis.rest.Edge;
import dev.rondo.analysis.rest.EigenmodeRelay;
import dev.rondo.analysis.rest.FixedPoints;
import dev.rondo.analysis.rest.LimitCycle;
import dev.rondo.analysis.rest.Lyapunov;
import dev.rondo.analysis.rest.PhaseResponseAnalysis;
import dev.rondo.analysis.rest.StabilisedNetwork;
import dev.rondo.analysis.rest.SteadyStateAnalysis;
import dev.rondo.analysis.rest.StepSizeStudy;
import dev.rondo.analysis.rest.Stroboscopic;
import dev.rondo.analysis.surgery.BlockSensitivity;
import dev.rondo.analysis.surgery.HebbianPlasticity;
import dev.rondo.analysis.surgery.SparseningScan;
import dev.rondo.setting.yaml.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * All analyses: those of this list, one line each, and those that other parts of the class path name in {@code
 * META-INF/services/dev.rondo.analysis.Analysis} (such a record needs a constructor without parameters).
 */
public final class Catalogue {
    private static final List<Class<? extends Analysis<?>>> OWN = List.of(
            SteadyStateAnalysis.class,
            SpectrumAnalysis.class,
            LimitCycle.class,
            FixedPoints.class,
            Lyapunov.class,
            Stroboscopic.class,
            Basins.class,
            Edge.class,
            StepSizeStudy.class,
            EigenmodeRelay.class,
            PcaAnalysis.class,
            AmplificationAnalysis.class,
            MatrixSpectrum.class,
            SchurProfile.class,
            Pseudospectrum.class,
            Gramians.class,
            FrequencyResponse.class,
            Autocovariance.class,
            Jpca.class,
            BlockSensitivity.class,
            SparseningScan.class,
            PotentialLandscape.class,
            HebbianPlasticity.class,
            ReducedPlaneAnalysis.class,
            EntropyProduction.class,
            OffResponse.class,
            OptimalInput.class,
            PhaseResponseAnalysis.class,
            StabilisedNetwork.class,
            Contraction.class);

    private Catalogue() {}

    /**
     * All analyses with their default settings, in the order in which they are listed.
     *
     * @throws IllegalStateException if two have one name
     */
    public static List<Analysis<?>> all() {
        List<Analysis<?>> all = new ArrayList<>();
        OWN.forEach(type -> all.add(Settings.defaults(type)));
        for (Analysis<?> other : ServiceLoader.load(Analysis.class, Catalogue.class.getClassLoader())) {
            all.add(configured(other, List.of()));
        }
        requireDistinctNames(all);
        return List.copyOf(all);
    }

    /** The names, in the order of the list. */
    public static List<String> names() {
        return all().stream().map(analysis -> analysis.card().name()).toList();
    }

    /** The analysis of a name, with its default settings. */
    public static Optional<Analysis<?>> find(String name) {
        return all().stream()
                .filter(analysis -> analysis.card().name().equals(name))
                .findFirst();
    }

    /**
     * An analysis with other settings.
     *
     * @param changes the settings that differ from their defaults, as {@code KEY=VALUE}
     * @throws dev.rondo.setting.Refusal if a key or a value is none of the analysis' settings
     */
    public static Analysis<?> configured(Analysis<?> analysis, List<String> changes) {
        return Settings.read(analysis.getClass(), "", "the analysis", changes);
    }

    /** The settings that an analysis has: the record of its class. */
    public static Class<? extends Record> settingsOf(Analysis<?> analysis) {
        return analysis.getClass().asSubclass(Record.class);
    }

    private static void requireDistinctNames(List<Analysis<?>> all) {
        Map<String, Analysis<?>> byName = new LinkedHashMap<>();
        for (Analysis<?> analysis : all) {
            Analysis<?> same = byName.putIfAbsent(analysis.card().name(), analysis);
            if (same != null) {
                throw new IllegalStateException("Two analyses have the name '"
                        + analysis.card().name() + "': " + same.getClass().getName() + " and "
                        + analysis.getClass().getName());
            }
        }
    }
}
