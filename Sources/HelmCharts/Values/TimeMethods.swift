/// The methods of `time.Time` and `time.Duration`.
enum TimeMethods {
    /// The parameters of a method of `time.Time`; `nil` where there is none of this name.
    static func parameters(ofTime name: String) -> [TemplateFunction.Parameter]? {
        switch name {
        case "Year", "Month", "Day", "Hour", "Minute", "Second", "Nanosecond", "Weekday", "YearDay", "Unix",
            "UnixMilli",
            "UnixMicro", "UnixNano", "IsZero", "UTC", "String":
            []
        case "Format": [.string]
        case "AddDate": [.int, .int, .int]
        case "Add", "Round", "Truncate": [.duration]
        case "Sub", "Before", "After", "Equal": [.time]
        default: nil
        }
    }

    /// The parameters of a method of `time.Duration`; `nil` where there is none of this name.
    static func parameters(ofDuration name: String) -> [TemplateFunction.Parameter]? {
        switch name {
        case "Seconds", "Minutes", "Hours", "Milliseconds", "Microseconds", "Nanoseconds", "String", "Abs": []
        case "Round", "Truncate": [.duration]
        default: nil
        }
    }

    /// What a method of a time gives for arguments that fit its parameters.
    static func call(_ name: String, on time: TemplateTime, _ arguments: [TemplateValue]) -> TemplateValue? {
        let civil = time.civil
        switch name {
        case "Year": return .int(Int(civil.year))
        case "Month": return TemplateValue(.object(NamedNumber.month(Int(civil.month))))
        case "Day": return .int(Int(civil.day))
        case "Hour": return .int(Int(civil.hour))
        case "Minute": return .int(Int(civil.minute))
        case "Second": return .int(Int(civil.second))
        case "Nanosecond": return .int(time.nanoseconds)
        case "Weekday": return TemplateValue(.object(NamedNumber.weekday(civil.weekday)))
        case "YearDay": return .int(Int(civil.yearDay))
        case "Unix": return TemplateValue(.int64(time.seconds))
        case "UnixMilli": return TemplateValue(.int64(scaled(time, 1_000)))
        case "UnixMicro": return TemplateValue(.int64(scaled(time, 1_000_000)))
        case "UnixNano": return TemplateValue(.int64(scaled(time, 1_000_000_000)))
        case "IsZero": return .bool(time.seconds == GoTime.zero.seconds && time.nanoseconds == 0)
        case "UTC":
            return TemplateValue(.time(TemplateTime(seconds: time.seconds, nanoseconds: time.nanoseconds)))
        case "String": return .string(GoTime.text(time))
        case "Format": return .string(GoTimeLayout.format(time, layout: arguments.first?.string ?? ""))
        case "AddDate": return TemplateValue(.time(adding(arguments, to: time)))
        default: return compare(name, time, arguments)
        }
    }

    private static func scaled(_ time: TemplateTime, _ units: Int64) -> Int64 {
        time.seconds &* units &+ Int64(time.nanoseconds) / (1_000_000_000 / units)
    }

    private static func compare(_ name: String, _ time: TemplateTime, _ arguments: [TemplateValue]) -> TemplateValue? {
        switch (name, arguments.first?.payload) {
        case ("Add", .duration(let duration)): return TemplateValue(.time(time.adding(nanoseconds: duration)))
        case ("Sub", .time(let other)): return TemplateValue(.duration(time.nanoseconds(since: other)))
        case ("Before", .time(let other)): return .bool(isBefore(time, other))
        case ("After", .time(let other)): return .bool(isBefore(other, time))
        case ("Equal", .time(let other)): return .bool(!isBefore(time, other) && !isBefore(other, time))
        default: return nil
        }
    }

    private static func isBefore(_ a: TemplateTime, _ b: TemplateTime) -> Bool {
        (a.seconds, a.nanoseconds) < (b.seconds, b.nanoseconds)
    }

    /// Later by years, months and days; a day that the month does not have runs over into the next, as in Go.
    private static func adding(_ arguments: [TemplateValue], to time: TemplateTime) -> TemplateTime {
        let numbers = arguments.map { argument -> Int64 in
            if case .int(let number) = argument.payload { Int64(max(-1_000_000, min(1_000_000, number))) } else { 0 }
        }
        guard numbers.count == 3 else { return time }
        let civil = time.civil
        let months = (civil.year + numbers[0]) * 12 + civil.month - 1 + numbers[1]
        let year = months >= 0 ? months / 12 : (months - 11) / 12
        let first = TemplateTime.day(year: year, month: months - year * 12 + 1, day: 1)
        let today = TemplateTime.day(year: civil.year, month: civil.month, day: civil.day)
        var result = time
        result.seconds = time.seconds &+ (first + civil.day - 1 + numbers[2] - today) &* 86_400
        return result
    }

    /// What a method of a duration gives.
    static func call(_ name: String, onDuration duration: Int64, _ arguments: [TemplateValue]) -> TemplateValue? {
        switch name {
        case "Seconds": return TemplateValue(.float(Double(duration) / 1e9))
        case "Minutes": return TemplateValue(.float(Double(duration) / 6e10))
        case "Hours": return TemplateValue(.float(Double(duration) / 3.6e12))
        case "Milliseconds": return TemplateValue(.int64(duration / 1_000_000))
        case "Microseconds": return TemplateValue(.int64(duration / 1_000))
        case "Nanoseconds": return TemplateValue(.int64(duration))
        case "String": return .string(GoTime.text(duration: duration))
        case "Abs": return TemplateValue(.duration(duration == .min ? .max : abs(duration)))
        default: break
        }
        guard case .duration(let unit)? = arguments.first?.payload else { return nil }
        switch name {
        case "Round": return TemplateValue(.duration(Durations.rounded(duration, to: unit)))
        case "Truncate": return TemplateValue(.duration(Durations.truncated(duration, to: unit)))
        default: return nil
        }
    }
}

/// A number with a name, which is how it prints: a month, a day of the week.
private struct NamedNumber: TemplateObject {
    let typeName: String
    let text: String
    let number: Int

    static func month(_ number: Int) -> NamedNumber {
        let names = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November",
            "December",
        ]
        return NamedNumber(
            typeName: "time.Month", text: names.indices.contains(number - 1) ? names[number - 1] : "", number: number)
    }

    static func weekday(_ number: Int) -> NamedNumber {
        let names = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
        return NamedNumber(
            typeName: "time.Weekday", text: names.indices.contains(number) ? names[number] : "", number: number)
    }

    func parameters(ofMethod name: String) -> [TemplateFunction.Parameter]? { name == "String" ? [] : nil }

    func member(_ name: String, arguments: [TemplateValue]) throws(TemplateProblem) -> TemplateValue? {
        name == "String" ? .string(text) : nil
    }
}
