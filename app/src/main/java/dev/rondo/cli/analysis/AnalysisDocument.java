package dev.rondo.cli.analysis;

import dev.rondo.analysis.Analysis;
import dev.rondo.analysis.Card;
import dev.rondo.analysis.catalogue.Catalogue;
import dev.rondo.setting.Names;
import dev.rondo.setting.yaml.SettingLine;
import dev.rondo.setting.yaml.Settings;
import java.util.List;
import java.util.Optional;

/**
 * Description of an analysis for other programs: documentation and the Python package are made of it.
 *
 * @param name name on the command line
 * @param summary quantity computed, one clause
 * @param material part of the subject that it reads: matrix, network, trial or state-after-trial
 * @param abouts systems that a result can be about, the default first; empty for a matrix
 * @param note explanation of the result as a whole; may be empty
 * @param options options of {@code rondo analyze} that say what is analysed
 * @param settings settings, for {@code --set}
 * @param result output fields
 * @param certificate measures of accuracy
 * @param citations keys of {@code rondo cite}
 * @param examples command lines
 */
public record AnalysisDocument(
        String name,
        String summary,
        String material,
        List<String> abouts,
        String note,
        List<String> options,
        List<SettingLine> settings,
        List<Card.Field> result,
        List<Card.Field> certificate,
        List<String> citations,
        List<Card.Example> examples) {

    /** All of them, as one document. */
    record Analyses(List<AnalysisDocument> analyses) {}

    public static Analyses all() {
        return new Analyses(Catalogue.all().stream().map(AnalysisDocument::of).toList());
    }

    /** The analysis of a name. */
    static Optional<AnalysisDocument> find(String name) {
        return Catalogue.find(name).map(AnalysisDocument::of);
    }

    private static AnalysisDocument of(Analysis<?> analysis) {
        Card card = analysis.card();
        List<String> useless = AnalysisOptions.uselessTo(analysis);
        return new AnalysisDocument(
                card.name(),
                card.summary(),
                Names.kebab(card.material()),
                card.abouts().stream().map(Names::kebab).toList(),
                card.note(),
                AnalysisOptions.ALL.stream()
                        .filter(option -> !useless.contains(option))
                        .toList(),
                Settings.lines(Catalogue.settingsOf(analysis)),
                card.fields(),
                card.certificate(),
                card.citations(),
                card.examples());
    }
}
