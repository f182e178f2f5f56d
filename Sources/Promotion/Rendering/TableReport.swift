/// The difference map for a person at a terminal.
struct TableReport {
    let map: DifferenceMap
    let language: Language
    let width: Int
    let style: TerminalStyle

    private var words: ReportWords { ReportWords(language: language) }

    init(map: DifferenceMap, language: Language, width: Int, style: TerminalStyle) {
        self.map = map
        self.language = language
        self.width = max(60, min(width, 200))
        self.style = style
    }

    /// The whole report.
    var text: String {
        var lines: [String] = []
        if map.targets.count > 1 { lines += overview() + [""] }
        for target in map.targets {
            lines += section(target) + [""]
        }
        lines += LineBreaking.lines(of: words.caveat, width: width).map(style.dim)
        return lines.joined(separator: "\n") + "\n"
    }

    // MARK: Overview of several platforms

    private func overview() -> [String] {
        let title = words.moves(
            PlainText.clean(map.app), from: map.from, to: map.targets.map(\.platform).joined(separator: ", "))
        let columns = [areaColumn] + map.targets.map { max(verdictColumn, DisplayWidth.of($0.platform)) }
        var lines = LineBreaking.lines(of: title, width: width).map(style.bold) + [""]
        lines.append(style.dim(row([words.area] + map.targets.map(\.platform), columns)))
        for (index, area) in (map.targets.first?.areas ?? []).enumerated() {
            let verdicts = map.targets.map { target in
                target.areas.indices.contains(index) ? target.areas[index].verdict : .unchanged
            }
            var cells = [DisplayWidth.padded(area.title[language], to: columns[0])]
            for (verdict, column) in zip(verdicts, columns.dropFirst()) {
                cells.append(style.verdict(verdict, DisplayWidth.padded(verdict.title[language], to: column)))
            }
            lines.append(trimmingEnd(cells.joined(separator: "  ")))
        }
        return lines
    }

    // MARK: One platform

    private func section(_ target: PlatformDifferences) -> [String] {
        let title = words.moves(PlainText.clean(map.app), from: map.from, to: target.displayName)
        var lines = LineBreaking.lines(of: title, width: width).map(style.bold) + counts(of: target) + [""]
        let columns = self.columns
        var heads = [words.area, words.verdict, words.whatChanges]
        if columns.present != nil { heads.insert(words.inThisApp, at: 2) }
        lines.append(
            style.dim(row(heads, [areaColumn, verdictColumn] + [columns.present, columns.changes].compactMap(\.self))))
        for area in target.areas {
            lines += areaLines(area, columns)
        }
        let groups = target.areas.flatMap { FindingGroup.groups(of: $0.findings) }
        lines.append("")
        guard !groups.isEmpty else { return lines + [words.noFindings] }
        lines.append(style.bold(words.findings))
        let bySeverity = Severity.allCases.reversed().flatMap { severity in
            groups.filter { $0.first.severity == severity }
        }
        for group in bySeverity {
            lines += [""] + findingLines(group)
        }
        return lines
    }

    private func counts(of target: PlatformDifferences) -> [String] {
        let verdicts = Verdict.allCases.map { ($0, words.count(target.count(of: $0), $0)) }
        let severities = Severity.allCases.reversed().compactMap { severity -> (Severity, String)? in
            let number = target.count(of: severity)
            return number == 0 ? nil : (severity, words.count(number, severity))
        }
        let plain = verdicts.map(\.1) + severities.map(\.1)
        let isOneLine = DisplayWidth.of(plain.joined(separator: " · ")) + 2 <= width
        let first = verdicts.map { style.verdict($0.0, $0.1) }.joined(separator: " · ")
        guard !severities.isEmpty else { return [first] }
        let second = severities.map { style.severity($0.0, $0.1) }.joined(separator: " · ")
        return isOneLine ? [first + "   " + second] : [first, second]
    }

    /// A wide terminal has a column for what the app has; a narrow one shows it under what changes.
    private func areaLines(_ area: AreaRow, _ columns: Columns) -> [String] {
        let title = DisplayWidth.padded(area.title[language], to: areaColumn)
        let verdict = DisplayWidth.padded(area.verdict.title[language], to: verdictColumn)
        let indent = String(repeating: " ", count: areaColumn + verdictColumn + 4)
        let head = title + "  " + style.verdict(area.verdict, verdict) + "  "
        let changes = LineBreaking.lines(of: area.summary[language], width: columns.changes)
        let texts: [String]
        if let width = columns.present {
            let present = LineBreaking.lines(of: area.present[language], width: width)
            texts = (0..<max(present.count, changes.count)).map { index in
                let left = DisplayWidth.padded(index < present.count ? present[index] : "", to: width)
                return style.dim(left) + "  " + (index < changes.count ? changes[index] : "")
            }
        } else {
            let present = words.inThisApp + ": " + area.present[language]
            texts = changes + LineBreaking.lines(of: present, width: columns.changes).map(style.dim)
        }
        return texts.enumerated().map { index, text in
            trimmingEnd((index == 0 ? head : indent) + text)
        }
    }

    private func findingLines(_ group: FindingGroup) -> [String] {
        let finding = group.first
        let word = style.severity(finding.severity, finding.severity.title[language].uppercased())
        var lines = [word + " " + style.bold(finding.label), "  " + finding.place]
        if let source = finding.source { lines.append("  " + style.dim(source)) }
        if let values = finding.values { lines.append("  " + style.dim(values)) }
        lines += indented(finding.message[language], by: "  ")
        lines += indented(finding.action[language], by: "  ", first: "  → ")
        for other in group.others.prefix(Self.shownOthers) {
            let source = other.sources.map { "  " + style.dim($0) } ?? ""
            lines.append("  " + style.dim(words.also + ":") + " " + other.place + source)
        }
        let rest = group.others.count - Self.shownOthers
        if rest > 0 { lines.append("  " + style.dim(words.others(rest))) }
        return lines
    }

    /// How many objects a group names besides the one it tells in full; the other formats name all.
    private static let shownOthers = 8

    // MARK: Layout

    /// The columns behind area and verdict.
    private struct Columns {
        /// For what the app has; `nil` where there is no room beside the other.
        let present: Int?
        let changes: Int
    }

    private var columns: Columns {
        let rest = max(20, width - areaColumn - verdictColumn - 4)
        guard rest >= Self.roomForTwo else { return Columns(present: nil, changes: rest) }
        let present = (rest - 2) * 2 / 5
        return Columns(present: present, changes: rest - 2 - present)
    }

    /// From how many columns on two texts stand side by side; below, both would be too narrow to read.
    private static let roomForTwo = 68

    private var areaColumn: Int {
        max(
            DisplayWidth.of(words.area),
            map.targets.flatMap(\.areas).map { DisplayWidth.of($0.title[language]) }.max() ?? 0)
    }

    private var verdictColumn: Int {
        max(DisplayWidth.of(words.verdict), Verdict.allCases.map { DisplayWidth.of($0.title[language]) }.max() ?? 0)
    }

    private func row(_ cells: [String], _ columns: [Int]) -> String {
        trimmingEnd(zip(cells, columns).map { DisplayWidth.padded($0, to: $1) }.joined(separator: "  "))
    }

    private func indented(_ text: String, by indent: String, first: String? = nil) -> [String] {
        let start = first ?? indent
        let hanging = String(repeating: " ", count: DisplayWidth.of(start))
        return LineBreaking.lines(of: text, width: width - DisplayWidth.of(start)).enumerated().map { index, line in
            (index == 0 ? start : hanging) + line
        }
    }

    private func trimmingEnd(_ text: String) -> String {
        var text = text[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
