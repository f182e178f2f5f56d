/// The difference map as GitHub-flavoured Markdown.
struct MarkdownReport {
    let map: DifferenceMap
    let language: Language

    private var words: ReportWords { ReportWords(language: language) }

    /// The whole report.
    var text: String {
        let platforms = map.targets.map(\.displayName).joined(separator: ", ")
        var lines = ["# " + escaped(words.moves(map.app, from: map.from, to: platforms)), "", words.caveat, ""]
        if map.targets.count > 1 { lines += overview() }
        for target in map.targets {
            lines += section(target)
        }
        while lines.last == "" { lines.removeLast() }
        return lines.joined(separator: "\n") + "\n"
    }

    private func overview() -> [String] {
        var lines = ["## " + words.overview, "", row([words.area] + map.targets.map(\.platform))]
        lines.append(rule(columns: map.targets.count + 1))
        for (index, area) in (map.targets.first?.areas ?? []).enumerated() {
            let verdicts = map.targets.map { target in
                target.areas.indices.contains(index) ? mark(target.areas[index].verdict) : ""
            }
            lines.append(row([area.title[language]] + verdicts))
        }
        return lines + [""]
    }

    private func section(_ target: PlatformDifferences) -> [String] {
        let verdicts = Verdict.allCases.map { words.count(target.count(of: $0), $0) }.joined(separator: " · ")
        let severities = Severity.allCases.reversed().map { words.count(target.count(of: $0), $0) }
        var lines = ["## " + target.displayName, "", "\(verdicts)  ", severities.joined(separator: " · "), ""]
        lines.append(row([words.area, words.verdict, words.inThisApp, words.onThePlatform, words.action]))
        lines.append(rule(columns: 5))
        for area in target.areas {
            lines.append(
                row([
                    area.title[language], mark(area.verdict), escaped(area.present[language]),
                    escaped(area.platformDoes[language]), escaped(area.action[language]),
                ]))
        }
        lines += ["", "### " + words.findings, ""]
        let areas = target.areas.filter { !$0.findings.isEmpty }
        guard !areas.isEmpty else { return lines + [words.noFindings, ""] }
        for area in areas {
            lines += ["#### " + area.title[language], ""]
            for finding in area.findings {
                lines += findingLines(finding)
            }
            lines.append("")
        }
        return lines
    }

    private func findingLines(_ finding: Finding) -> [String] {
        let source =
            (finding.source.map { " (" + code($0) + ")" } ?? "") + (finding.values.map { " " + code($0) } ?? "")
        return [
            "- **\(finding.severity.title[language])** \(finding.label): \(code(finding.place))\(source)  ",
            "  \(escaped(finding.message[language]))  ",
            "  → \(escaped(finding.action[language]))",
        ]
    }

    private func mark(_ verdict: Verdict) -> String {
        switch verdict {
        case .unchanged: verdict.title[language]
        case .values, .work, .platform: "**\(verdict.title[language])**"
        }
    }

    private func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

    private func rule(columns: Int) -> String {
        "|" + String(repeating: " --- |", count: columns)
    }

    /// Text with what would break a cell or start a tag escaped; what stands in backticks is left as it is, but for `|`.
    private func escaped(_ text: String) -> String {
        var escaped = ""
        var isInCode = false
        for character in text {
            switch character {
            case "`":
                isInCode.toggle()
                escaped.append(character)
            case "|": escaped += "\\|"
            case "\n": escaped += " "
            case "<" where !isInCode: escaped += "&lt;"
            case "*" where !isInCode, "_" where !isInCode, "[" where !isInCode: escaped += "\\\(character)"
            default: escaped.append(character)
            }
        }
        return escaped
    }

    private func code(_ text: String) -> String {
        let fence = text.contains("`") ? "``" : "`"
        let space = text.contains("`") ? " " : ""
        return fence + space + text.replacing("|", with: "\\|") + space + fence
    }
}
