/// Sprig's functions of times.
enum TimeFunctions {
    static let all: [TemplateFunction] = [
        TemplateFunction("now", []) { _, context in TemplateValue(.time(context.now)) },
        TemplateFunction("date", [.string, .any]) { arguments, context in
            format(arguments[1], arguments[0].lossyString, zone: "Local", context)
        },
        TemplateFunction("htmlDate", [.any]) { arguments, context in
            format(arguments[0], "2006-01-02", zone: "Local", context)
        },
        TemplateFunction("htmlDateInZone", [.any, .string]) { arguments, context in
            format(arguments[0], "2006-01-02", zone: arguments[1].lossyString, context)
        },
        inZone("dateInZone"), inZone("date_in_zone"),
        modifying("dateModify"), modifying("date_modify"),
        modifying("mustDateModify", isMust: true), modifying("must_date_modify", isMust: true),
        TemplateFunction("toDate", [.string, .string]) { arguments, _ in
            let time = try? GoTimeLayout.parse(arguments[1].lossyString, layout: arguments[0].lossyString)
            return TemplateValue(.time(time ?? GoTime.zero))
        },
        TemplateFunction("mustToDate", [.string, .string]) { arguments, _ throws(TemplateProblem) in
            do throws(GoTimeLayout.Problem) {
                return TemplateValue(
                    .time(try GoTimeLayout.parse(arguments[1].lossyString, layout: arguments[0].lossyString)))
            } catch {
                throw TemplateProblem(error.message)
            }
        },
        TemplateFunction("unixEpoch", [.time]) { arguments, _ in
            guard case .time(let time) = arguments[0].payload else { return .string("0") }
            return .string(String(time.seconds))
        },
        TemplateFunction("ago", [.any]) { arguments, context in
            let distance = context.now.nanoseconds(since: time(arguments[0], context))
            return .string(GoTime.text(duration: Durations.rounded(distance, to: 1_000_000_000)))
        },
    ]

    private static func inZone(_ name: String) -> TemplateFunction {
        TemplateFunction(name, [.string, .any, .string]) { arguments, context in
            format(arguments[1], arguments[0].lossyString, zone: arguments[2].lossyString, context)
        }
    }

    private static func modifying(_ name: String, isMust: Bool = false) -> TemplateFunction {
        TemplateFunction(name, [.string, .time]) { arguments, _ throws(TemplateProblem) in
            guard case .time(let time) = arguments[1].payload else { return arguments[1] }
            guard let duration = GoTime.parse(duration: arguments[0].lossyString) else {
                guard isMust else { return arguments[1] }
                throw TemplateProblem("time: invalid duration \(GoQuote.quote(arguments[0].lossyString.utf8))")
            }
            return TemplateValue(.time(time.adding(nanoseconds: duration)))
        }
    }

    /// A time, or seconds since 1970; anything else is now.
    private static func time(_ value: TemplateValue, _ context: RenderContext) -> TemplateTime {
        switch value.payload {
        case .time(let time): time
        case .int(let seconds): TemplateTime(seconds: Int64(seconds))
        case .int64(let seconds): TemplateTime(seconds: seconds)
        default: context.now
        }
    }

    private static func format(
        _ value: TemplateValue, _ layout: String, zone: String, _ context: RenderContext
    ) -> TemplateValue {
        var time = time(value, context)
        // No calendar reaches further.
        time.seconds = min(max(time.seconds, -1_000_000_000_000_000), 1_000_000_000_000_000)
        return .string(GoTimeLayout.format(TimeZones.convert(time, to: zone), layout: layout))
    }
}
