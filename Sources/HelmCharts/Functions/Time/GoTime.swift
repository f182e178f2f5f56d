import KubeObjects

/// Times and durations as Go prints them.
enum GoTime {
    /// Go's zero `time.Time`: the first second of year 1.
    static let zero = TemplateTime(seconds: -62_135_596_800)

    /// `Duration.String`: `1h2m3.5s`.
    static func text(duration nanoseconds: Int64) -> String { GoDuration.text(.nanoseconds(nanoseconds)) }

    /// `time.ParseDuration` in nanoseconds; `nil` for anything else.
    static func parse(duration text: String) -> Int64? { GoDuration.parse(text)?.nanoseconds }

    /// `Time.String`
    static func text(_ time: TemplateTime) -> String {
        GoTimeLayout.format(time, layout: "2006-01-02 15:04:05.999999999 -0700 MST")
    }

    /// As JSON and YAML hold times.
    static func rfc3339(_ time: TemplateTime) -> String {
        GoTimeLayout.format(time, layout: "2006-01-02T15:04:05.999999999Z07:00")
    }
}

extension TemplateTime {
    /// The date and time of day in the time's zone.
    struct Civil {
        var year: Int64
        var month: Int64
        var day: Int64
        var hour: Int64
        var minute: Int64
        var second: Int64
        /// 0 is Sunday.
        var weekday: Int
        /// The day of the year, from 1.
        var yearDay: Int64
    }

    /// The date and time of day in the time's zone.
    var civil: Civil {
        let local = seconds &+ Int64(offset)
        let day = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
        let rest = local - day * 86_400
        let (year, month, dayOfMonth) = Self.date(day: day)
        return Civil(
            year: year, month: month, day: dayOfMonth, hour: rest / 3_600, minute: rest / 60 % 60, second: rest % 60,
            weekday: Int(((day + 4) % 7 + 7) % 7), yearDay: day - Self.day(year: year, month: 1, day: 1) + 1)
    }

    /// The proleptic Gregorian date of a day since 1970, counted in eras of 400 years that begin on the first of March.
    static func date(day: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let shifted = day + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// The day since 1970 of a date.
    static func day(year: Int64, month: Int64, day: Int64) -> Int64 {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// Later by nanoseconds; what lies beyond any calendar stays where it is.
    func adding(nanoseconds more: Int64) -> TemplateTime {
        var result = self
        let total = Int64(nanoseconds) + more % 1_000_000_000
        let carry = total < 0 ? -1 : total / 1_000_000_000
        result.nanoseconds = Int(total - carry * 1_000_000_000)
        result.seconds = seconds &+ more / 1_000_000_000 &+ carry
        return result
    }

    /// From another time to this one in nanoseconds; no more than a duration holds.
    func nanoseconds(since other: TemplateTime) -> Int64 {
        let (distance, overflow) = seconds.subtractingReportingOverflow(other.seconds)
        guard !overflow, distance.magnitude < 9_223_372_036 else { return distance < 0 ? .min : .max }
        return distance * 1_000_000_000 + Int64(nanoseconds - other.nanoseconds)
    }
}
