/// Sprig's and Helm's functions of durations.
enum DurationFunctions {
    static let all: [TemplateFunction] = [
        TemplateFunction("duration", [.any]) { arguments, _ in
            let seconds: Int64
            switch arguments[0].payload {
            case .int64(let number): seconds = number
            case .string, .text: seconds = Cast.parseInteger(arguments[0].lossyString, base: 10) ?? 0
            default: seconds = 0
            }
            return .string(GoTime.text(duration: seconds &* Durations.second))
        },
        TemplateFunction("durationRound", [.any]) { arguments, context in
            let duration: Int64
            switch arguments[0].payload {
            case .int64(let number): duration = number
            case .string, .text: duration = GoTime.parse(duration: arguments[0].lossyString) ?? 0
            case .time(let time): duration = context.now.nanoseconds(since: time)
            default: duration = 0
            }
            return .string(Durations.largestUnit(duration))
        },
        TemplateFunction("mustToDuration", [.any]) { arguments, _ throws(TemplateProblem) in
            TemplateValue(.duration(try Durations.duration(arguments[0])))
        },
        seconds("durationSeconds", per: 1), seconds("durationMinutes", per: 60), seconds("durationHours", per: 3_600),
        seconds("durationDays", per: 86_400), seconds("durationWeeks", per: 604_800),
        whole("durationMilliseconds", per: 1_000_000), whole("durationMicroseconds", per: 1_000),
        whole("durationNanoseconds", per: 1),
        multiple("durationRoundTo", Durations.rounded), multiple("durationTruncateTo", Durations.truncated),
    ]

    private static func seconds(_ name: String, per unit: Int64) -> TemplateFunction {
        TemplateFunction(name, [.any]) { arguments, _ in
            guard let duration = try? Durations.duration(arguments[0]) else { return .float(0) }
            // Whole units and the rest apart, as Go does; days and weeks are made of hours.
            let base = min(unit, 3_600) * Durations.second
            let hours = Double(duration / base) + Double(duration % base) / Double(base)
            return .float(unit == 604_800 ? hours / 24 / 7 : unit == 86_400 ? hours / 24 : hours)
        }
    }

    private static func whole(_ name: String, per unit: Int64) -> TemplateFunction {
        TemplateFunction(name, [.any]) { arguments, _ in
            .int64(((try? Durations.duration(arguments[0])) ?? 0) / unit)
        }
    }

    private static func multiple(
        _ name: String, _ change: @escaping @Sendable (Int64, Int64) -> Int64
    ) -> TemplateFunction {
        TemplateFunction(name, [.any, .any]) { arguments, _ in
            let duration = (try? Durations.duration(arguments[0])) ?? 0
            guard let unit = try? Durations.duration(arguments[1]) else { return TemplateValue(.duration(duration)) }
            return TemplateValue(.duration(change(duration, unit)))
        }
    }
}

/// Arithmetic of durations in nanoseconds.
enum Durations {
    static let second: Int64 = 1_000_000_000

    /// A duration of a text (`1h30m`, or seconds), or a number of seconds, as Helm takes it.
    static func duration(_ value: TemplateValue) throws(TemplateProblem) -> Int64 {
        switch value.payload {
        case .duration(let duration): return duration
        case .int(let seconds): return try whole(Int64(seconds))
        case .int64(let seconds): return try whole(seconds)
        case .float(let seconds): return try fractional(seconds)
        case .none: throw TemplateProblem("invalid duration")
        case .string, .text:
            let trimmed = value.lossyString.unicodeScalars.drop(while: \.isGoSpace).reversed().drop(while: \.isGoSpace)
            let text = String(String.UnicodeScalarView(trimmed.reversed()))
            if text.isEmpty { throw TemplateProblem("empty duration") }
            if let duration = GoTime.parse(duration: text) { return duration }
            if let seconds = GoFloat.parse(text) { return try fractional(seconds) }
            throw TemplateProblem("could not parse duration \(GoQuote.quote(value.lossyString.utf8))")
        default: throw TemplateProblem("unsupported duration type \(value.typeName)")
        }
    }

    private static func whole(_ seconds: Int64) throws(TemplateProblem) -> Int64 {
        let (duration, overflow) = seconds.multipliedReportingOverflow(by: second)
        if overflow { throw TemplateProblem("duration seconds overflow: \(seconds)") }
        return duration
    }

    private static func fractional(_ seconds: Double) throws(TemplateProblem) -> Int64 {
        guard seconds.isFinite else {
            throw TemplateProblem("invalid duration seconds: \(GoFloat.text(seconds))")
        }
        guard seconds.magnitude <= 9_223_372_036.854_776 else {
            throw TemplateProblem("duration seconds overflow: \(GoFloat.text(seconds))")
        }
        return Int64(exactly: (seconds * 1e9).rounded(.towardZero)) ?? (seconds < 0 ? .min : .max)
    }

    /// To the nearest multiple, halves away from zero.
    static func rounded(_ duration: Int64, to unit: Int64) -> Int64 {
        guard unit > 0 else { return duration }
        let rest = duration % unit
        if rest.magnitude < UInt64(unit) - rest.magnitude { return duration - rest }
        let (result, overflow) = (duration - rest).addingReportingOverflow(duration < 0 ? -unit : unit)
        return overflow ? (duration < 0 ? .min : .max) : result
    }

    /// To a multiple, towards zero.
    static func truncated(_ duration: Int64, to unit: Int64) -> Int64 {
        unit > 0 ? duration - duration % unit : duration
    }

    /// The whole number of the largest unit that fits: `2h`.
    static func largestUnit(_ duration: Int64) -> String {
        let hour = UInt64(3_600_000_000_000)
        let units: [(UInt64, String)] = [
            (hour * 24 * 365, "y"), (hour * 24 * 30, "mo"), (hour * 24, "d"), (hour, "h"), (hour / 60, "m"),
            (hour / 3_600, "s"),
        ]
        guard let unit = units.first(where: { duration.magnitude > $0.0 }) else { return "0s" }
        return String(duration.magnitude / unit.0) + unit.1
    }
}
