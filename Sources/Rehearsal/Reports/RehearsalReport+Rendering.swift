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
    ///   - width: the columns the text form may take.
    public func rendered(
        as format: Format, language: Language = .english, usesColor: Bool = false, showsTimeline: Bool = false,
        width: Int = defaultWidth
    ) -> String {
        Self.rendered(
            [self], as: format, language: language, usesColor: usesColor, showsTimeline: showsTimeline, width: width)
    }

    /// The columns of the text form where no terminal says how many it has.
    public static let defaultWidth = 100

    /// Several reports in one text: a text for people holds one after the other, a page and a JUnit file all of them, JSON an array. A
    /// single report stands alone.
    public static func rendered(
        _ reports: [RehearsalReport], as format: Format, language: Language = .english, usesColor: Bool = false,
        showsTimeline: Bool = false, width: Int = defaultWidth
    ) -> String {
        switch format {
        case .text:
            reports.map {
                TextReport(
                    $0, language: language, usesColor: usesColor, showsTimeline: showsTimeline, width: width
                ).text
            }.joined(separator: "\n")
        case .json:
            JSONWriter.text(
                reports.count == 1
                    ? reports[0].value(withTimeline: showsTimeline)
                    : .array(reports.map { $0.value(withTimeline: showsTimeline) }), indented: true) + "\n"
        case .html: HTMLReport(reports, language: language, showsTimeline: showsTimeline).text
        case .junit: JUnitReport(reports: reports).text
        }
    }
}
