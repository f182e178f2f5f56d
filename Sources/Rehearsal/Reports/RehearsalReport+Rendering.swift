import KubeObjects
import Promotion

extension RehearsalReport {
    /// A form of the report.
    public enum Format: String, CaseIterable, Sendable {
        case text
        case json
        case html
        case junit
    }

    /// The report in a form and a language.
    ///
    /// - Parameters:
    ///   - usesColor: whether the text form may use a terminal's colours.
    ///   - showsTimeline: whether everything that happened is listed.
    public func rendered(
        as format: Format, language: Language = .english, usesColor: Bool = false, showsTimeline: Bool = false
    ) -> String {
        switch format {
        case .text: TextReport(self, language: language, usesColor: usesColor, showsTimeline: showsTimeline).text
        case .json: JSONWriter.text(value(withTimeline: showsTimeline), indented: true) + "\n"
        case .html: HTMLReport(self, language: language, showsTimeline: showsTimeline).text
        case .junit: JUnitReport(report: self).text
        }
    }
}

extension RehearsalReport {
    /// Several reports in one text: one JSON array, or one report after the other. A single report stands alone.
    public static func rendered(
        _ reports: [RehearsalReport], as format: Format, language: Language = .english, usesColor: Bool = false,
        showsTimeline: Bool = false
    ) -> String {
        if reports.count != 1, format == .json {
            let values = reports.map { $0.value(withTimeline: showsTimeline) }
            return JSONWriter.text(.array(values), indented: true) + "\n"
        }
        return reports.map {
            $0.rendered(as: format, language: language, usesColor: usesColor, showsTimeline: showsTimeline)
        }.joined(separator: "\n")
    }
}
