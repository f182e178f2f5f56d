import KubeObjects
import Promotion

/// A rehearsal as plain text, for a terminal or a file.
struct TextReport {
    let report: RehearsalReport
    let words: Words
    let page: TextPage
    let showsTimeline: Bool

    /// How many objects or connections of one kind are named.
    private static let shownNames = 6
    private static let shownConnections = 8
    /// How many lines one message may take; the whole of it is in the other forms.
    private static let messageLines = 5

    init(_ report: RehearsalReport, language: Language, usesColor: Bool, showsTimeline: Bool, width: Int) {
        self.report = report
        words = Words(language: language)
        page = TextPage(width: width, usesColor: usesColor)
        self.showsTimeline = showsTimeline
    }

    var text: String {
        var lines = page.paragraph("\(words.rehearsal): \(report.app) → \(report.platformName)", style: .bold)
        lines += page.paragraph(
            "Kubernetes \(report.kubernetesVersion), \(report.machines), \(words.seed) \(report.seed)", style: .dim)
        lines.append("")
        lines += run(report.asIs, title: words.asIs)
        lines += changes
        if let promoted = report.promoted {
            lines.append("")
            lines += run(promoted, title: words.promoted)
        }
        if !report.openDecisions.isEmpty {
            lines += ["", page.styled(words.openDecisions, .bold)]
            for decision in report.openDecisions { lines += page.item("?", decision) }
        }
        lines += ["", page.styled(words.notSimulated, .dim)]
        for sentence in report.notSimulated { lines += page.item("·", sentence, style: .dim) }
        return lines.joined(separator: "\n") + "\n"
    }

    // MARK: Changes

    /// What promotion changed: objects that were patched for the same reasons are told together.
    private var changes: [String] {
        guard report.promoted != nil, !report.changes.isEmpty else { return [] }
        var lines = ["", page.styled(words.changes, .bold)]
        for group in ChangeGroup.groups(of: report.changes) {
            let reasons = group.reasons.joined(separator: "; ")
            lines += page.item("+", group.objects.isEmpty ? reasons : shown(group.objects), markStyle: .green)
            if !group.objects.isEmpty { lines += page.paragraph(reasons, indent: 6, style: .dim) }
        }
        return lines
    }

    private func shown(_ names: [String]) -> String {
        let more = names.count - Self.shownNames
        // One more line would be as long as the name it hides.
        guard more > 1 else { return names.joined(separator: ", ") }
        return names.prefix(Self.shownNames).joined(separator: ", ") + ", " + words.more(more)
    }

    // MARK: Runs

    private func run(_ run: RunReport, title: String) -> [String] {
        var verdict = run.ready ? page.styled("✔ \(words.ready)", .green) : page.styled("✘ \(words.notReady)", .red)
        if let time = run.timeToReady { verdict += " \(words.after(words.time(time)))" }
        var lines = ["\(page.styled(title, .bold))  \(verdict)"]
        if !run.ready {
            let observed = "(\(words.observed(words.time(run.observed))))"
            let isShort = title.count + words.notReady.count + observed.count + 5 <= page.width
            if isShort {
                lines[0] += page.styled(" \(observed)", .dim)
            } else {
                lines += page.paragraph(observed, indent: 2, style: .dim)
            }
        }
        for group in CauseGroup.groups(of: run.notReady) { lines += self.lines(of: group) }
        for address in run.addresses {
            lines += page.item(
                "@", "\(address.object): \(words.place(address))", markStyle: address.address == nil ? .yellow : .dim)
        }
        for group in RouteGroup.groups(of: run.routes) {
            let target = "\(shown(group.entries)) → \(group.route.backend?.description ?? words.nothing)"
            let isReachable = group.route.isReachable
            lines += page.item(isReachable ? "✔" : "✘", target, markStyle: isReachable ? .green : .red)
            if !isReachable { lines += page.paragraph(words.said(group.route.why), indent: 6) }
            if let url = group.route.urlHere { lines += page.paragraph(words.here(url), indent: 6, style: .dim) }
        }
        lines += exposures(run)
        if !run.withoutIdentity.isEmpty {
            lines += page.item("!", words.withoutIdentity, markStyle: .yellow, style: .bold)
            for item in run.withoutIdentity {
                lines += page.paragraph("\(item.workload)  \(item.reason): \(words.said(item.why))", indent: 6)
            }
        }
        lines += warnings(run)
        if showsTimeline, !run.timeline.isEmpty { lines += timeline(run) }
        return lines
    }

    private func lines(of group: CauseGroup) -> [String] {
        var lines = page.item("✘", shown(group.objects), markStyle: .red)
        var message = words.said(group.cause.message).split(separator: "\n").joined(separator: " ")
        if group.isAlike { message += " (\(words.likewise))" }
        if group.roots.contains(where: { !group.objects.contains($0) }) { message += "  [\(shown(group.roots))]" }
        var said = page.paragraph("\(group.cause.reason): \(message)", indent: 6)
        if said.count > Self.messageLines {
            said = Array(said.prefix(Self.messageLines))
            said[Self.messageLines - 1] += " …"
        }
        if let first = said.first, let range = first.firstRange(of: group.cause.reason) {
            said[0] = first[..<range.lowerBound] + page.styled(group.cause.reason, .bold) + first[range.upperBound...]
        }
        lines += said
        if !group.addOns.isEmpty { lines += page.paragraph(words.broughtBy(group.addOns), indent: 6, style: .dim) }
        return lines
    }

    private func exposures(_ run: RunReport) -> [String] {
        guard !run.exposed.isEmpty else { return [] }
        var lines = page.item("!", "\(words.exposed): \(run.exposed.count)", markStyle: .yellow, style: .bold)
        let groups = ExposureGroup.groups(of: run.exposed)
        // The reason is nearly always the same for all of them: then it stands once, at the head.
        let reasons = Set(run.exposed.map(\.why))
        if reasons.count == 1, let why = reasons.first {
            lines += page.paragraph(words.said(why), indent: 6, style: .dim)
        }
        for group in groups.prefix(Self.shownConnections) {
            let why = reasons.count == 1 ? "" : "  (\(words.said(group.why)))"
            lines += page.paragraph(
                "\(words.said(group.target)) ← \(shown(group.sources.map(words.said)))\(why)", indent: 6)
        }
        let more = groups.count - Self.shownConnections
        if more > 0 { lines.append("      \(words.more(more))") }
        return lines
    }

    private func warnings(_ run: RunReport) -> [String] {
        WarningGroup.groups(of: run.warnings).flatMap { group in
            let more = group.others > 0 ? " (\(words.moreLikeIt(group.others)))" : ""
            return page.item("!", "\(words.warnings): \(group.text)\(more)", markStyle: .yellow)
        }
    }

    private func timeline(_ run: RunReport) -> [String] {
        ["  \(page.styled(words.timeline, .bold))"]
            + run.timeline.flatMap { moment in
                let mark = moment.isWarning ? "!" : " "
                let said = moment.message.split(separator: "\n").joined(separator: " ")
                return page.item(
                    "\(moment.time.clock) \(mark)", "\(moment.object)  \(moment.reason)  \(said)",
                    markStyle: moment.isWarning ? .yellow : .dim)
            }
    }
}

/// Lines of text that fit a width, with marks and colours.
struct TextPage {
    enum Style: String {
        case plain = ""
        case bold = "1"
        case dim = "2"
        case red = "31"
        case green = "32"
        case yellow = "33"
    }

    let width: Int
    let usesColor: Bool

    func styled(_ text: String, _ style: Style) -> String {
        usesColor && style != .plain ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }

    /// The lines of a text, all of them indented.
    func paragraph(_ text: String, indent: Int = 0, style: Style = .plain) -> [String] {
        let space = String(repeating: " ", count: indent)
        return LineBreaking.lines(of: text, width: width - indent).map { space + styled($0, style) }
    }

    /// A text behind a mark; lines after the first stand under the text.
    func item(_ mark: String, _ text: String, markStyle: Style = .plain, style: Style = .plain) -> [String] {
        let indent = 2 + mark.count + 1
        let lines = LineBreaking.lines(of: text, width: width - indent).map { styled($0, style) }
        let space = String(repeating: " ", count: indent)
        return lines.enumerated().map { index, line in
            (index == 0 ? "  \(styled(mark, markStyle)) " : space) + line
        }
    }
}
