import KubeObjects

/// The forms a difference map can be written in.
public enum MapFormat: String, CaseIterable, Sendable {
    /// For a person at a terminal.
    case table
    /// For a pull request or a wiki.
    case markdown = "md"
    /// One page that needs nothing else, for a browser or for print.
    case html
    /// For a program; a stable contract.
    case json
    /// SARIF 2.1.0, for code scanning.
    case sarif
}

/// Writes difference maps for people and programs.
public enum MapReport {
    /// The columns of a report whose terminal does not say its width.
    public static let defaultWidth = 100

    /// The map as `format`, with a line break at its end.
    ///
    /// - Parameters:
    ///   - width: the columns of the terminal; only ``MapFormat/table`` heeds it.
    ///   - baseDirectory: the folder that ``MapFormat/sarif`` names files from.
    ///   - color: whether the terminal shows colours; only ``MapFormat/table`` heeds it.
    public static func render(
        _ map: DifferenceMap, format: MapFormat, language: Language = .english, width: Int = defaultWidth,
        color: Bool = false, baseDirectory: String? = nil
    ) -> String {
        switch format {
        case .table: TableReport(map: map, language: language, width: width, style: TerminalStyle(isOn: color)).text
        case .markdown: MarkdownReport(map: map, language: language).text
        case .html: HTMLReport(map: map, language: language).text
        case .json: JSONWriter.text(map.value(in: language), indented: true) + "\n"
        case .sarif:
            JSONWriter.text(
                SARIFReport(map: map, language: language, baseDirectory: baseDirectory).value, indented: true) + "\n"
        }
    }
}
