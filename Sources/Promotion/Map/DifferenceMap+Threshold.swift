extension DifferenceMap {
    /// The worst finding on any platform; `nil` where nothing was found.
    public var worstSeverity: Severity? { findings.map(\.severity).max() }

    /// The exit code of a run that is to fail at `threshold`: 0 held, 1 did not hold.
    ///
    /// Without a threshold findings never fail a run.
    public func exitCode(failOn threshold: Severity?) -> Int32 {
        guard let threshold, let worst = worstSeverity else { return 0 }
        return worst >= threshold ? 1 : 0
    }
}
