import KubeObjects

/// The schedule of a CronJob as the server reads it (github.com/robfig/cron), with its messages.
enum CronText {
    private struct Field {
        let range: ClosedRange<Int>
        let names: [String]
    }

    private static let fields = [
        Field(range: 0...59, names: []),
        Field(range: 0...23, names: []),
        Field(range: 1...31, names: []),
        Field(
            range: 1...12,
            names: ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]),
        Field(range: 0...6, names: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]),
    ]

    private static let descriptors = [
        "@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly",
    ]

    /// What is wrong with a schedule; `nil` where nothing is.
    static func problem(_ schedule: String) -> String? {
        var text = Substring(schedule)
        if text.hasPrefix("TZ=") || text.hasPrefix("CRON_TZ=") {
            guard let space = text.firstIndex(of: " ") else { return "provided bad location \(schedule)" }
            let zone = String(text[..<space].drop { $0 != "=" }.dropFirst())
            if !isTimeZone(zone) { return "provided bad location \(zone): unknown time zone \(zone)" }
            text = text[space...].drop { $0 == " " }
        }
        if text.hasPrefix("@") { return descriptorProblem(String(text)) }
        let parts = text.split { $0.isWhitespace }.map(String.init)
        if parts.count != fields.count {
            return "expected exactly 5 fields, found \(parts.count): [\(parts.joined(separator: " "))]"
        }
        for (part, field) in zip(parts, fields) {
            for expression in part.split(separator: ",") {
                if let problem = problem(String(expression), field) { return problem }
            }
        }
        return nil
    }

    private static func descriptorProblem(_ text: String) -> String? {
        if descriptors.contains(text) { return nil }
        if text.hasPrefix("@every ") {
            let duration = String(text.dropFirst("@every ".count))
            return isDuration(duration)
                ? nil : "failed to parse duration \(text): time: invalid duration \"\(duration)\""
        }
        return "unrecognized descriptor: \(text)"
    }

    private static func problem(_ expression: String, _ field: Field) -> String? {
        let rangeAndStep = expression.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let ends = (rangeAndStep.first ?? "").split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        var (start, end) = (field.range.lowerBound, field.range.upperBound)
        if ends.first != "*", ends.first != "?" {
            switch number(ends.first ?? "", field) {
            case .success(let value): start = value
            case .failure(let problem): return problem.message
            }
            switch ends.count {
            case 1: end = rangeAndStep.count > 1 ? end : start
            case 2:
                switch number(ends[1], field) {
                case .success(let value): end = value
                case .failure(let problem): return problem.message
                }
            default: return "too many hyphens: \(expression)"
            }
        }
        if rangeAndStep.count > 2 { return "too many slashes: \(expression)" }
        if rangeAndStep.count == 2 {
            switch number(rangeAndStep[1], Field(range: field.range, names: [])) {
            case .success(let step): if step == 0 { return "step of range should be a positive number: \(expression)" }
            case .failure(let problem): return problem.message
            }
        }
        return boundsProblem(start, end, expression, field)
    }

    private static func boundsProblem(_ start: Int, _ end: Int, _ expression: String, _ field: Field) -> String? {
        if start < field.range.lowerBound {
            return "beginning of range (\(start)) below minimum (\(field.range.lowerBound)): \(expression)"
        }
        if end > field.range.upperBound {
            return "end of range (\(end)) above maximum (\(field.range.upperBound)): \(expression)"
        }
        if start > end { return "beginning of range (\(start)) beyond end of range (\(end)): \(expression)" }
        return nil
    }

    private struct Problem: Error {
        let message: String
    }

    private static func number(_ text: String, _ field: Field) -> Result<Int, Problem> {
        if let index = field.names.firstIndex(of: text.lowercased()) {
            return .success(index + field.range.lowerBound)
        }
        guard let number = Int(text) else {
            let reason = "strconv.Atoi: parsing \(GoText.quoted(text)): invalid syntax"
            return .failure(Problem(message: "failed to parse int from \(text): \(reason)"))
        }
        return number < 0
            ? .failure(Problem(message: "negative number (\(number)) not allowed: \(text)")) : .success(number)
    }

    private static func isDuration(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { Bytes.isNameByte($0) } && text.contains { $0.isNumber }
            && text.last?.isNumber == false
    }

    /// Whether this can be a zone of the IANA data base; known area names are checked, cities by their form.
    static func isTimeZone(_ zone: String) -> Bool {
        let parts = zone.split(separator: "/", omittingEmptySubsequences: false)
        let isFormed = parts.allSatisfy { part in
            (1...14).contains(part.utf8.count) && part != "." && part != ".." && !part.hasPrefix("-")
                && part.utf8.allSatisfy { Bytes.isNameByte($0) || $0 == UInt8(ascii: "+") }
        }
        guard isFormed, let first = parts.first else { return false }
        return parts.count == 1 ? zones.contains(zone) : areas.contains(String(first))
    }

    private static let areas: Set<String> = [
        "Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Brazil", "Canada", "Chile",
        "Etc",
        "Europe", "Indian", "Mexico", "Pacific", "US",
    ]

    private static let zones: Set<String> = [
        "CET", "CST6CDT", "Cuba", "EET", "EST", "EST5EDT", "Egypt", "Eire", "Factory", "GB", "GB-Eire", "GMT", "GMT+0",
        "GMT-0", "GMT0", "Greenwich", "HST", "Hongkong", "Iceland", "Iran", "Israel", "Jamaica", "Japan", "Kwajalein",
        "Libya", "MET", "MST", "MST7MDT", "NZ", "NZ-CHAT", "Navajo", "PRC", "PST8PDT", "Poland", "Portugal", "ROC",
        "ROK",
        "Singapore", "Turkey", "UCT", "UTC", "Universal", "W-SU", "WET", "Zulu",
    ]
}
