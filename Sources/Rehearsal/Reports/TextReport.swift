import KubeObjects
import Promotion

/// A rehearsal as plain text, for a terminal or a file.
struct TextReport {
    let report: RehearsalReport
    let words: Words
    let usesColor: Bool
    let showsTimeline: Bool

    init(_ report: RehearsalReport, language: Language, usesColor: Bool, showsTimeline: Bool) {
        self.report = report
        words = Words(language: language)
        self.usesColor = usesColor
        self.showsTimeline = showsTimeline
    }

    var text: String {
        var lines: [String] = []
        lines.append(bold("\(words.rehearsal): \(report.app) → \(report.platformName)"))
        lines.append(dim("Kubernetes \(report.kubernetesVersion), \(report.machines), \(words.seed) \(report.seed)"))
        lines.append("")
        lines += run(report.asIs, title: words.asIs)
        if let promoted = report.promoted {
            lines.append("")
            if !report.changes.isEmpty {
                lines.append(bold(words.changes))
                lines += report.changes.map { "  + \($0)" }
                lines.append("")
            }
            lines += run(promoted, title: words.promoted)
        }
        if !report.openDecisions.isEmpty {
            lines.append("")
            lines.append(bold(words.openDecisions))
            lines += report.openDecisions.map { "  ? \($0)" }
        }
        lines.append("")
        lines.append(dim("\(words.notSimulated): \(report.notSimulated.joined(separator: " "))"))
        return lines.joined(separator: "\n") + "\n"
    }

    private func run(_ run: RunReport, title: String) -> [String] {
        var verdict = run.ready ? green("✔ \(words.ready)") : red("✘ \(words.notReady)")
        if let time = run.timeToReady { verdict += " \(words.after(time.forPeople))" }
        if !run.ready { verdict += dim(" (\(words.observed(run.observed.forPeople)))") }
        var lines = ["\(bold(title))  \(verdict)"]
        for (cause, objects) in grouped(run.notReady) {
            lines.append("  \(red("✘")) \(objects.joined(separator: ", "))")
            lines.append(
                "      \(bold(cause.reason)): \(cause.message)\(objects == [cause.object] ? "" : dim("  [\(cause.object)]"))"
            )
        }
        for route in run.routes {
            let mark = route.isReachable ? green("✔") : red("✘")
            lines.append("  \(mark) \(route.entry) → \(route.backend?.description ?? words.nothing)")
            if !route.isReachable { lines.append("      \(route.why)") }
        }
        lines += exposures(run)
        for warning in unique(run.warnings).prefix(5) { lines.append("  \(yellow("!")) \(words.warnings): \(warning)") }
        if showsTimeline, !run.timeline.isEmpty {
            lines.append("  \(bold(words.timeline))")
            for moment in run.timeline {
                let mark = moment.isWarning ? yellow("!") : " "
                lines.append(
                    "  \(moment.time.clock) \(mark) \(moment.object)  \(moment.reason)  \(dim(moment.message))")
            }
        }
        return lines
    }

    private func exposures(_ run: RunReport) -> [String] {
        guard !run.exposed.isEmpty else { return [] }
        var lines = ["  \(yellow("!")) \(bold(words.exposed)): \(run.exposed.count)"]
        for exposure in run.exposed.prefix(8) {
            let port = exposure.port.map { ":\($0)" } ?? ""
            lines.append("      \(exposure.from) → \(exposure.to)\(port)  \(dim(exposure.why))")
        }
        if run.exposed.count > 8 { lines.append("      \(words.more(run.exposed.count - 8))") }
        return lines
    }

    /// Objects with the same root are named together.
    private func grouped(_ items: [RunReport.NotReady]) -> [(Cause, [String])] {
        var groups: [(cause: Cause, objects: [String])] = []
        for item in items {
            if let index = groups.firstIndex(where: {
                $0.cause.reason == item.cause.reason && $0.cause.object == item.cause.object
            }) {
                if !groups[index].objects.contains(item.object.description) {
                    groups[index].objects.append(item.object.description)
                }
            } else {
                groups.append((item.cause, [item.object.description]))
            }
        }
        return groups.map { ($0.cause, $0.objects) }
    }

    private func unique(_ texts: [String]) -> [String] {
        var seen: Set<String> = []
        return texts.filter { seen.insert($0).inserted }
    }

    private func styled(_ code: String, _ text: String) -> String {
        usesColor ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
    private func bold(_ text: String) -> String { styled("1", text) }
    private func dim(_ text: String) -> String { styled("2", text) }
    private func red(_ text: String) -> String { styled("31", text) }
    private func green(_ text: String) -> String { styled("32", text) }
    private func yellow(_ text: String) -> String { styled("33", text) }
}
