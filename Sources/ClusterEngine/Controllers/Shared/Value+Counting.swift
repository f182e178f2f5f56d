import KubeObjects

extension Value {
    /// A number, or a percentage of `total` (`intstr.GetScaledValueFromIntOrPercent`); `nil` for anything else.
    func scaled(of total: Int, roundingUp: Bool) -> Int? {
        if let number = integer { return number }
        guard let text = string, text.hasSuffix("%"), let percent = Int(text.dropLast()) else { return nil }
        let product = percent * total
        return roundingUp ? (product + 99) / 100 : product / 100
    }

    /// A count that the API leaves out where it is zero.
    init(countOrAbsent count: Int) {
        self = count == 0 ? .null : .integer(Int64(count))
    }

    /// A member that is a time; `nil` where it is absent.
    func instant(_ key: Key) -> Instant? { self[key].string.flatMap { Instant(timestamp: $0) } }
}
