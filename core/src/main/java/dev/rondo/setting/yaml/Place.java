package dev.rondo.setting.yaml;

/**
 * Where something stands, as messages call it: {@code study.yaml, line 3, column 5}, or {@code --set seeds}.
 *
 * @param text the whole of it
 * @param isOption whether it stands on the command line
 */
record Place(String text, boolean isOption) {
    static Place inFile(String source, int line, int column) {
        return new Place(source + ", line " + line + ", column " + column, false);
    }

    static Place option(String key) {
        return new Place("--set " + key, true);
    }

    @Override
    public String toString() {
        return text;
    }
}
