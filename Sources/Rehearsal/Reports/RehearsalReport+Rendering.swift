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
