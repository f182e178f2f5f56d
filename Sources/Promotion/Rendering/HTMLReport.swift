import KubeObjects

/// The difference map as one HTML page that needs nothing else.
struct HTMLReport {
    let map: DifferenceMap
    let language: Language

    private var words: ReportWords { ReportWords(language: language) }

    /// The whole page.
    var text: String {
        let title = words.moves(map.app, from: map.from, to: map.targets.map(\.displayName).joined(separator: ", "))
        var html = [
            "<!DOCTYPE html>", "<html lang=\"\(language.rawValue)\">", "<head>", "<meta charset=\"utf-8\">",
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
            "<title>\(escaped(title))</title>", "<style>", HTMLStyle.sheet, "</style>", "</head>", "<body>",
            "<header><div>", "<h1>\(escaped(title))</h1>", "<p class=\"soft\">\(words.caveat)</p>",
        ]
        if map.targets.count > 1 { html.append(navigation()) }
        html += ["</div></header>", "<main>"]
        if map.targets.count > 1 { html += overview() }
        for target in map.targets {
            html += section(target)
        }
        html += ["</main>", "<footer><div>Slipway</div></footer>", "</body>", "</html>"]
        return html.joined(separator: "\n") + "\n"
    }

    private func navigation() -> String {
        let links = map.targets.map { "<a href=\"#\(attribute($0.platform))\">\(escaped($0.displayName))</a>" }
        return "<nav>" + links.joined() + "</nav>"
    }

    private func overview() -> [String] {
        var html = ["<section>", "<h2>\(words.overview)</h2>", "<div class=\"scroll\"><table class=\"grid\">"]
        let heads = map.targets.map { "<th>\(escaped($0.displayName))</th>" }.joined()
        html.append("<thead><tr><th>\(words.area)</th>\(heads)</tr></thead><tbody>")
        for (index, area) in (map.targets.first?.areas ?? []).enumerated() {
            let cells = map.targets.map { target in
                target.areas.indices.contains(index) ? "<td>\(badge(target.areas[index].verdict))</td>" : "<td></td>"
            }
            html.append("<tr><td class=\"area\">\(escaped(area.title[language]))</td>\(cells.joined())</tr>")
        }
        return html + ["</tbody></table></div>", "</section>"]
    }

    private func section(_ target: PlatformDifferences) -> [String] {
        var html = [
            "<section class=\"target\" id=\"\(attribute(target.platform))\">",
            "<h2>\(escaped(target.displayName))</h2>",
            tiles(target), "<h3>\(words.areas)</h3>", "<div class=\"scroll\"><table class=\"wide\"><thead><tr>",
        ]
        let heads = [words.area, words.verdict, words.inThisApp, words.onThePlatform, words.action]
        html.append(heads.map { "<th>\($0)</th>" }.joined() + "</tr></thead><tbody>")
        for area in target.areas {
            html += [
                "<tr><td class=\"area\">\(escaped(area.title[language]))</td><td>\(badge(area.verdict))</td>",
                "<td>\(prose(area.present[language]))</td>",
                "<td>\(prose(area.platformDoes[language]))\(sources(area.facts))</td>",
                "<td>\(prose(area.action[language]))</td></tr>",
            ]
        }
        html += ["</tbody></table></div>", "<h3>\(words.findings)</h3>"]
        let groups = target.areas.flatMap { FindingGroup.groups(of: $0.findings) }
        if groups.isEmpty { html.append("<p>\(words.noFindings)</p>") }
        for severity in Severity.allCases.reversed() {
            for group in groups where group.first.severity == severity {
                html += card(group)
            }
        }
        return html + ["</section>"]
    }

    private func tiles(_ target: PlatformDifferences) -> String {
        let verdicts = Verdict.allCases.map { verdict in
            tile(target.count(of: verdict), verdict.title[language], verdict.rawValue)
        }
        let severities = Severity.allCases.reversed().map { severity in
            tile(target.count(of: severity), severity.title[language], severity.rawValue)
        }
        return "<div class=\"tiles\">" + (verdicts + severities).joined() + "</div>"
    }

    private func tile(_ number: Int, _ label: String, _ style: String) -> String {
        "<div class=\"tile\"><b class=\"\(style)\">\(number)</b><span>\(label)</span></div>"
    }

    private func card(_ group: FindingGroup) -> [String] {
        let finding = group.first
        let severity = finding.severity
        var html = [
            "<article class=\"finding \(severity.rawValue)\"><div class=\"head\">",
            "<span class=\"severity\">\(severity.title[language])</span>",
            "<strong>\(escaped(RuleBook.shared.title(of: finding.rule)[language]))</strong>",
            "<span class=\"rule\">\(escaped(finding.label))</span></div>",
            "<p class=\"place\">\(place(finding))</p>", "<p>\(prose(finding.message[language]))</p>",
            "<p class=\"do\">\(prose(finding.action[language]))</p>",
        ]
        if !group.others.isEmpty {
            html.append("<ul>" + group.others.map { "<li>\(words.also) \(place($0))</li>" }.joined() + "</ul>")
        }
        return html + ["</article>"]
    }

    private func place(_ finding: Finding) -> String {
        var parts = ["<code>\(escaped(PlainText.clean(finding.object.description)))</code>"]
        if let field = finding.field { parts.append("<code>\(escaped(PlainText.clean(field.description)))</code>") }
        if let source = finding.source { parts.append(escaped(source)) }
        if let values = finding.values { parts.append("<code>\(escaped(values))</code>") }
        return parts.joined(separator: " ")
    }

    private func sources(_ facts: [FactReference]) -> String {
        guard !facts.isEmpty else { return "" }
        let texts = facts.map { fact in
            escaped(fact.path + " (" + (fact.isVerified ? fact.source : words.unverified) + ")")
        }
        return "<div class=\"sources\">\(words.facts): \(texts.joined(separator: ", "))</div>"
    }

    private func badge(_ verdict: Verdict) -> String {
        "<span class=\"badge \(verdict.rawValue)\">\(verdict.title[language])</span>"
    }

    /// Text with what stands in backticks set as code.
    private func prose(_ text: String) -> String {
        let parts = text.split(separator: "`", omittingEmptySubsequences: false)
        // An odd number of backticks leaves one that opens nothing; the text then stays as it is.
        guard parts.count % 2 == 1 else { return escaped(text) }
        return parts.enumerated().map { index, part in
            index % 2 == 1 ? "<code>\(escaped(String(part)))</code>" : escaped(String(part))
        }.joined()
    }

    private func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }

    private func attribute(_ text: String) -> String { escaped(text) }
}
