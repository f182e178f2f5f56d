/// The search for a schedule's next moment: from the largest unit to the smallest, back to the start when one wraps.
struct CronSearch {
    let minute: CronField
    let hour: CronField
    let dayOfMonth: CronField
    let month: CronField
    let dayOfWeek: CronField
    let zone: TimeZoneRules
    /// The moment under consideration, and its local time.
    private var seconds: Int64
    private var local: LocalTime
    /// Whether the smaller units have been set to their beginning.
    private var isAtStart = false

    /// A moment's date and time of day in the zone.
    private struct LocalTime {
        let year: Int64
        let month: Int64
        let day: Int64
        let weekday: Int64
        let secondOfDay: Int64

        var hour: Int64 { secondOfDay / 3_600 }
        var minute: Int64 { secondOfDay / 60 % 60 }
        var second: Int64 { secondOfDay % 60 }

        init(local seconds: Int64) {
            let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
            (year, month, day) = Instant.civilDate(daysSinceEpoch: days)
            // 1970-01-01 was a Thursday.
            weekday = ((days + 4) % 7 + 7) % 7
            secondOfDay = seconds - days * 86_400
        }
    }

    /// A search for what comes after a moment given in seconds.
    init(
        minute: CronField, hour: CronField, dayOfMonth: CronField, month: CronField, dayOfWeek: CronField,
        zone: TimeZoneRules, after start: Int64
    ) {
        self.minute = minute
        self.hour = hour
        self.dayOfMonth = dayOfMonth
        self.month = month
        self.dayOfWeek = dayOfWeek
        self.zone = zone
        seconds = start + 1
        local = LocalTime(local: seconds + zone.offset(at: seconds))
    }

    private mutating func move(to newSeconds: Int64) {
        seconds = newSeconds
        local = LocalTime(local: newSeconds + zone.offset(at: newSeconds))
    }

    /// Moves to a local date at the beginning of an hour.
    private mutating func move(year: Int64, month: Int64, day: Int64, hour: Int64 = 0) {
        let days = Instant.daysSinceEpoch(year: year, month: month, day: day)
        move(to: zone.seconds(local: days * 86_400 + hour * 3_600))
    }

    /// The next moment, unless there is none within five years.
    mutating func next() -> Int64? {
        // A field such as `,` names nothing.
        guard [minute, hour, month].allSatisfy({ $0.bits != 0 }) else { return nil }
        let lastYear = local.year + 5
        while local.year <= lastYear {
            if findMonth(), findDay(), findHour(), findMinute(), findSecond() { return seconds }
        }
        return nil
    }

    // Each of these returns `false` where its unit has wrapped, so that the larger ones must be looked at again.

    private mutating func findMonth() -> Bool {
        while !month.contains(local.month) {
            if !isAtStart {
                isAtStart = true
                move(year: local.year, month: local.month, day: 1)
            }
            let isLast = local.month == 12
            // The day stays; one that the next month does not have runs over into the month after, as in Go. It is
            // the first here, save where the clocks' change at midnight moved it.
            let days = Instant.daysSinceEpoch(
                year: isLast ? local.year + 1 : local.year, month: isLast ? 1 : local.month + 1, day: 1)
            move(to: zone.seconds(local: (days + local.day - 1) * 86_400 + local.secondOfDay))
            if local.month == 1 { return false }
        }
        return true
    }

    private func dayMatches() -> Bool {
        let matchesMonth = dayOfMonth.contains(local.day)
        let matchesWeek = dayOfWeek.contains(local.weekday)
        if dayOfMonth.isStar || dayOfWeek.isStar { return matchesMonth && matchesWeek }
        return matchesMonth || matchesWeek
    }

    private mutating func findDay() -> Bool {
        while !dayMatches() {
            if !isAtStart {
                isAtStart = true
                move(year: local.year, month: local.month, day: local.day)
            }
            let days = Instant.daysSinceEpoch(year: local.year, month: local.month, day: local.day) + 1
            move(to: zone.seconds(local: days * 86_400 + local.secondOfDay))
            // Where the clocks change at midnight, the day begins an hour off.
            if local.hour != 0 {
                move(to: seconds + (local.hour > 12 ? 24 - local.hour : -local.hour) * 3_600)
            }
            if local.day == 1 { return false }
        }
        return true
    }

    private mutating func findHour() -> Bool {
        while !hour.contains(local.hour) {
            if !isAtStart {
                isAtStart = true
                move(year: local.year, month: local.month, day: local.day, hour: local.hour)
            }
            move(to: seconds + 3_600)
            if local.hour == 0 { return false }
        }
        return true
    }

    private mutating func findMinute() -> Bool {
        while !minute.contains(local.minute) {
            if !isAtStart {
                isAtStart = true
                move(to: seconds - local.second)
            }
            move(to: seconds + 60)
            if local.minute == 0 { return false }
        }
        return true
    }

    /// Schedules of five fields fire at the minute's first second.
    private mutating func findSecond() -> Bool {
        if local.second == 0 { return true }
        isAtStart = true
        move(to: seconds + 60 - local.second)
        return false
    }
}
