import KubeObjects
import Promotion

/// A rehearsal as one self-contained page: no script, no file beside it, light and dark, fit for printing.
struct HTMLReport {
    let report: RehearsalReport
    let words: Words
    let showsTimeline: Bool

    init(_ report: RehearsalReport, language: Language, showsTimeline: Bool) {
        self.report = report
        words = Words(language: language)
        self.showsTimeline = showsTimeline
    }

    var text: String {
        let title = escapedForMarkup("\(words.rehearsal): \(report.app) → \(report.platformName)")
        var body = "<h1>\(title)</h1>\n"
        body +=
            "<p class=\"facts\">Kubernetes \(escapedForMarkup(report.kubernetesVersion)) · \(escapedForMarkup(report.machines)) · \(words.seed) \(report.seed)</p>\n"
        body += section(report.asIs, title: words.asIs)
        if let promoted = report.promoted {
            body += list(words.changes, report.changes)
            body += section(promoted, title: words.promoted)
        }
        body += list(words.openDecisions, report.openDecisions)
        body += list(words.notSimulated, report.notSimulated)
        return """
            <!DOCTYPE html>
            <html lang="\(words.language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(title)</title>
            <style>
            \(Self.style)
            </style>
            </head>
            <body>
            <main>
            \(body)</main>
            </body>
            </html>

            """
    }

    private func section(_ run: RunReport, title: String) -> String {
        let badge =
            run.ready
            ? "<span class=\"badge good\">\(words.ready)</span>" : "<span class=\"badge bad\">\(words.notReady)</span>"
        let time = run.timeToReady.map { words.after($0.forPeople) } ?? words.observed(run.observed.forPeople)
        var html = "<section>\n<h2>\(escapedForMarkup(title)) \(badge) <small>\(escapedForMarkup(time))</small></h2>\n"
        if run.notReady.isEmpty, run.ready { html += "<p>\(escapedForMarkup(words.allReady))</p>\n" }
        html += table(
            [words.object, words.reason, words.cause],
            run.notReady.map { item in
                let root = item.cause.object == item.object.description ? "" : "\n\(item.cause.object)"
                return [item.object.description, item.cause.reason, item.cause.message + root]
            })
        html += table(
            [words.entry, words.reaches, words.why],
            run.routes.map {
                [($0.isReachable ? "✔ " : "✘ ") + $0.entry, $0.backend?.description ?? words.nothing, $0.why]
            }, title: words.routes)
        html += table(
            [words.from, words.to, words.port, words.why],
            run.exposed.map { [$0.from, $0.to, $0.port.map(String.init) ?? words.anyPort, $0.why] },
            title: words.exposed)
        html += list(words.warnings, run.warnings)
        if showsTimeline {
            html += table(
                [words.time, words.object, words.reason, words.why],
                run.timeline.map { [$0.time.clock, $0.object, $0.reason, $0.message] }, title: words.timeline)
        }
        return html + "</section>\n"
    }

    private func table(_ heads: [String], _ rows: [[String]], title: String? = nil) -> String {
        guard !rows.isEmpty else { return "" }
        var html = title.map { "<h3>\(escapedForMarkup($0))</h3>\n" } ?? ""
        html +=
            "<div class=\"scroll\"><table>\n<thead><tr>" + heads.map { "<th>\(escapedForMarkup($0))</th>" }.joined()
            + "</tr></thead>\n<tbody>\n"
        for row in rows {
            let cells = row.map { cell in
                let kind = cell.hasPrefix("✔") ? " class=\"good\"" : cell.hasPrefix("✘") ? " class=\"bad\"" : ""
                return "<td\(kind)>\(escapedForMarkup(cell).split(separator: "\n").joined(separator: "<br>"))</td>"
            }
            html += "<tr>\(cells.joined())</tr>\n"
        }
        return html + "</tbody></table></div>\n"
    }

    private func list(_ title: String, _ items: [String]) -> String {
        guard !items.isEmpty else { return "" }
        return "<h3>\(escapedForMarkup(title))</h3>\n<ul>\n"
            + items.map { "<li>\(escapedForMarkup($0))</li>" }.joined(separator: "\n") + "\n</ul>\n"
    }

    private static let style = """
        :root { color-scheme: light dark; --line: #d7dce2; --soft: #5b6672; --good: #1a7f4b; --bad: #b3261e; --back: #fff; --text: #1c2127; --head: #f3f5f8; }
        @media (prefers-color-scheme: dark) { :root { --line: #37404a; --soft: #9aa6b2; --good: #4cc38a; --bad: #ff7b72; --back: #14181d; --text: #e6eaee; --head: #1d232a; } }
        body { margin: 0; background: var(--back); color: var(--text); font: 15px/1.5 system-ui, "Hiragino Sans", "Noto Sans JP", sans-serif; }
        main { max-width: 72rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
        h1 { font-size: 1.6rem; margin: 0 0 .2rem; } h2 { font-size: 1.25rem; margin: 2.2rem 0 .6rem; } h3 { font-size: 1rem; margin: 1.4rem 0 .4rem; }
        small, .facts { color: var(--soft); font-weight: normal; }
        .badge { font-size: .8rem; padding: .15rem .6rem; border-radius: 1rem; border: 1px solid currentColor; vertical-align: middle; }
        .good { color: var(--good); } .bad { color: var(--bad); }
        .scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .9rem; }
        th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
        th { background: var(--head); white-space: nowrap; } td:first-child { font-family: ui-monospace, monospace; font-size: .85rem; }
        @media print { main { max-width: none; padding: 0; } section { break-inside: avoid-page; } }
        """
}
