import KubeObjects
import Promotion

/// Rehearsals as one self-contained page: no script, no file beside it, light and dark, fit for a phone and for printing.
struct HTMLReport {
    let reports: [RehearsalReport]
    let words: Words
    let showsTimeline: Bool

    init(_ reports: [RehearsalReport], language: Language, showsTimeline: Bool) {
        self.reports = reports
        words = Words(language: language)
        self.showsTimeline = showsTimeline
    }

    var text: String {
        let apps = Set(reports.map(\.app)).sorted().joined(separator: ", ")
        let names = reports.map(\.platformName).joined(separator: ", ")
        let title = escapedForMarkup("\(words.rehearsal): \(apps) → \(names)")
        let body = reports.enumerated().map { page($0.element, number: $0.offset) }.joined(separator: "\n")
        return """
            <!DOCTYPE html>
            <html lang="\(words.language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(title)</title>
            <style>
            \(HTMLStyle.text)
            </style>
            </head>
            <body>
            <main>
            <header>
            <p class="kicker">\(words.rehearsal)</p>
            <h1>\(escapedForMarkup(apps))</h1>
            \(summary)
            </header>
            \(body)
            </main>
            </body>
            </html>

            """
    }

    /// One card a platform: as it is, and after promotion.
    private var summary: String {
        let cards = reports.enumerated().map { number, report in
            let promoted = report.promoted.map { "<div>\(words.promoted) \(badge($0))</div>" } ?? ""
            return """
                <a class="card \(report.held ? "good" : "bad")" href="#platform-\(number)"><strong>\(escapedForMarkup(report.platformName))</strong><div>\(words.asIs) \(badge(report.asIs))</div>\(promoted)</a>
                """
        }
        return "<nav class=\"cards\">\(cards.joined())</nav>"
    }

    private func badge(_ run: RunReport) -> String {
        let time = run.timeToReady.map { " \(words.after(words.time($0)))" } ?? ""
        return run.ready
            ? "<span class=\"badge good\">✔ \(escapedForMarkup(words.ready + time))</span>"
            : "<span class=\"badge bad\">✘ \(escapedForMarkup(words.notReady))</span>"
    }

    private func page(_ report: RehearsalReport, number: Int) -> String {
        let facts = "Kubernetes \(report.kubernetesVersion) · \(report.machines) · \(words.seed) \(report.seed)"
        var html = "<article id=\"platform-\(number)\">\n<h2>\(escapedForMarkup(report.platformName))</h2>\n"
        html += "<p class=\"soft\">\(escapedForMarkup(facts))</p>\n"
        html += section(report.asIs, title: words.asIs)
        if let promoted = report.promoted {
            html += changes(report.changes)
            html += section(promoted, title: words.promoted)
        }
        html += list(words.openDecisions, report.openDecisions)
        html += "<details><summary>\(words.notSimulated)</summary>\n"
        html += list(nil, report.notSimulated) + "</details>\n"
        return html + "</article>"
    }

    // MARK: Runs

    private func section(_ run: RunReport, title: String) -> String {
        let observed = run.ready ? "" : " <small>\(escapedForMarkup(words.observed(words.time(run.observed))))</small>"
        var html = "<section>\n<h3>\(escapedForMarkup(title)) \(badge(run))\(observed)</h3>\n"
        if run.notReady.isEmpty, run.ready { html += "<p>\(escapedForMarkup(words.allReady))</p>\n" }
        html += CauseGroup.groups(of: run.notReady).map(card).joined()
        html += table(
            [words.object, words.address],
            run.addresses.map { [$0.object.description, ($0.address == nil ? "! " : "") + words.place($0)] },
            title: words.addresses)
        html += table(
            [words.entry, words.reaches, words.why],
            run.routes.map { route in
                [
                    ([(route.isReachable ? "✔ " : "✘ ") + route.title]
                        + [route.urlHere.map(words.here)].compactMap(\.self))
                        .joined(separator: "\n"),
                    route.backend?.description ?? words.nothing, words.said(route.why),
                ]
            }, title: words.routes)
        html += table(
            [words.to, words.from, words.why],
            ExposureGroup.groups(of: run.exposed).map {
                [words.said($0.target), $0.sources.map(words.said).joined(separator: "\n"), words.said($0.why)]
            },
            title: "\(words.exposed): \(run.exposed.count)")
        html += table(
            [words.object, words.reason, words.why],
            run.withoutIdentity.map { [$0.workload.description, $0.reason, words.said($0.why)] },
            title: words.withoutIdentity)
        html += list(
            words.warnings,
            WarningGroup.groups(of: run.warnings).map { group in
                group.text + (group.others > 0 ? " (\(words.moreLikeIt(group.others)))" : "")
            })
        if showsTimeline {
            html += table(
                [words.time, words.object, words.reason, words.why],
                run.timeline.map {
                    [($0.isWarning ? "! " : "") + $0.time.clock, $0.object, $0.reason, $0.message]
                }, title: words.timeline, isFolded: true)
        }
        return html + "</section>\n"
    }

    /// Objects that share a cause.
    private func card(_ group: CauseGroup) -> String {
        let roots = group.roots.filter { !group.objects.contains($0) }
        let root = roots.isEmpty ? "" : "<p class=\"soft\">\(words.because): \(codes(roots))</p>"
        let hint =
            group.addOns.isEmpty ? "" : "<p class=\"soft\">\(escapedForMarkup(words.broughtBy(group.addOns)))</p>"
        let likewise = group.isAlike ? " <span class=\"soft\">(\(escapedForMarkup(words.likewise)))</span>" : ""
        return """
            <div class="cause"><p class="objects">\(codes(group.objects))</p><p><strong>\(escapedForMarkup(group.cause.reason))</strong> \(escapedForMarkup(words.said(group.cause.message)))\(likewise)</p>\(root)\(hint)</div>

            """
    }

    private func changes(_ changes: [RehearsalReport.Change]) -> String {
        guard !changes.isEmpty else { return "" }
        let rows = ChangeGroup.groups(of: changes).map { group in
            let reasons = escapedForMarkup(group.reasons.joined(separator: "; "))
            guard !group.objects.isEmpty else { return "<li>\(reasons)</li>" }
            return "<li>\(codes(group.objects)) <span class=\"soft\">\(reasons)</span></li>"
        }
        let list = rows.joined(separator: "\n")
        return "<h3>\(escapedForMarkup(words.changes))</h3>\n<ul class=\"changes\">\n\(list)\n</ul>\n"
    }

    private func codes(_ names: [String]) -> String {
        names.map { "<code>\(escapedForMarkup($0))</code>" }.joined(separator: " ")
    }

    // MARK: Parts

    private func table(_ heads: [String], _ rows: [[String]], title: String, isFolded: Bool = false) -> String {
        guard !rows.isEmpty else { return "" }
        var html = "<div class=\"scroll\"><table>\n<thead><tr>"
        html += heads.map { "<th>\(escapedForMarkup($0))</th>" }.joined() + "</tr></thead>\n<tbody>\n"
        for row in rows {
            let cells = zip(heads, row).map { head, cell in
                let kind =
                    cell.hasPrefix("✔") ? "good" : cell.hasPrefix("✘") ? "bad" : cell.hasPrefix("! ") ? "warn" : ""
                let lines = escapedForMarkup(cell).split(separator: "\n").joined(separator: "<br>")
                return "<td data-head=\"\(escapedForMarkup(head))\" class=\"\(kind)\">\(lines)</td>"
            }
            html += "<tr>\(cells.joined())</tr>\n"
        }
        html += "</tbody></table></div>\n"
        let head = escapedForMarkup(title)
        return isFolded ? "<details><summary>\(head)</summary>\n\(html)</details>\n" : "<h4>\(head)</h4>\n\(html)"
    }

    private func list(_ title: String?, _ items: [String]) -> String {
        guard !items.isEmpty else { return "" }
        let head = title.map { "<h4>\(escapedForMarkup($0))</h4>\n" } ?? ""
        return head + "<ul>\n" + items.map { "<li>\(escapedForMarkup($0))</li>" }.joined(separator: "\n") + "\n</ul>\n"
    }
}

/// The page's style.
private enum HTMLStyle {
    static let text = """
        :root { color-scheme: light dark; --line: #dfe3e8; --soft: #5b6672; --good: #1a7f4b; --bad: #b3261e; --warn: #8a5a00; --back: #fff; --text: #1c2127; --head: #f5f7f9; --card: #fbfcfd; }
        @media (prefers-color-scheme: dark) { :root { --line: #323b45; --soft: #9aa6b2; --good: #4cc38a; --bad: #ff8078; --warn: #e3b341; --back: #12161b; --text: #e6eaee; --head: #1b2128; --card: #171c22; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--back); color: var(--text); font: 15px/1.55 system-ui, "Hiragino Sans", "Noto Sans CJK JP", "Noto Sans JP", sans-serif; overflow-wrap: anywhere; }
        main { max-width: 68rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
        h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 1rem; } h2 { font-size: 1.4rem; margin: 3rem 0 0; padding-top: 1rem; border-top: 1px solid var(--line); }
        h3 { font-size: 1.1rem; margin: 2rem 0 .6rem; } h4 { font-size: .95rem; margin: 1.4rem 0 .4rem; } p { margin: .3rem 0; }
        .kicker { text-transform: uppercase; letter-spacing: .08em; font-size: .75rem; color: var(--soft); margin: 0; }
        small, .soft { color: var(--soft); font-weight: normal; font-size: .88rem; }
        code { font: .86em ui-monospace, SFMono-Regular, Menlo, monospace; background: var(--head); border-radius: .25rem; padding: .08rem .3rem; }
        .cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr)); gap: .8rem; }
        .card { display: block; color: inherit; text-decoration: none; background: var(--card); border: 1px solid var(--line); border-left: 4px solid; border-radius: .5rem; padding: .8rem 1rem; font-size: .9rem; }
        .card.good { border-left-color: var(--good); } .card.bad { border-left-color: var(--bad); } .card div { margin-top: .35rem; color: var(--soft); }
        .badge { display: inline-block; font-size: .78rem; font-weight: 600; padding: .05rem .55rem; border-radius: 1rem; border: 1px solid currentColor; vertical-align: middle; white-space: nowrap; }
        .badge.good, td.good { color: var(--good); } .badge.bad, td.bad { color: var(--bad); } td.warn { color: var(--warn); }
        .cause { background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--bad); border-radius: .4rem; padding: .6rem .9rem; margin: .6rem 0; } .cause p { white-space: pre-line; }
        .objects { margin: 0 0 .3rem; line-height: 1.9; } .changes li { margin: .35rem 0; line-height: 1.8; }
        .scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .88rem; }
        th, td { text-align: left; vertical-align: top; padding: .45rem .6rem; border-bottom: 1px solid var(--line); }
        th { background: var(--head); white-space: nowrap; font-weight: 600; } td:first-child { font-family: ui-monospace, SFMono-Regular, Menlo, monospace; font-size: .82rem; }
        details { margin: 1rem 0; } summary { cursor: pointer; font-weight: 600; font-size: .95rem; }
        @media (max-width: 40rem) { thead { display: none; } tr { display: block; border-bottom: 1px solid var(--line); padding: .4rem 0; } td { display: block; border: 0; padding: .1rem 0; } td::before { content: attr(data-head) ": "; color: var(--soft); font-family: system-ui, sans-serif; } td:first-child::before { content: none; } }
        @media print { main { max-width: none; padding: 0; } .cause, tr { break-inside: avoid; } }
        """
}
