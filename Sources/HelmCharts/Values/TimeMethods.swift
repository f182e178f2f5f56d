/// The methods of `time.Time` and `time.Duration` that charts call.
enum TimeMethods {
    static func call(_ name: String, on time: TemplateTime, _ arguments: [TemplateValue]) -> TemplateValue? {
        switch name {
        case "Unix": TemplateValue(.int64(time.seconds))
        case "UnixNano":
            TemplateValue(
                .int64(
                    time.seconds.multipliedReportingOverflow(by: 1_000_000_000).partialValue &+ Int64(time.nanoseconds))
            )
        default: nil
        }
    }

    static func call(_ name: String, onDuration duration: Int64) -> TemplateValue? {
        switch name {
        case "Seconds": TemplateValue(.float(Double(duration) / 1e9))
        case "Minutes": TemplateValue(.float(Double(duration) / 6e10))
        case "Hours": TemplateValue(.float(Double(duration) / 3.6e12))
        case "Milliseconds": TemplateValue(.int64(duration / 1_000_000))
        case "Nanoseconds": TemplateValue(.int64(duration))
        default: nil
        }
    }
}
