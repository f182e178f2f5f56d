import KubeObjects

/// What is known of a container's behaviour beyond what its manifest lets one expect. What is `nil` or empty stays as inferred.
public struct BehaviourAdjustment: Sendable {
    /// From the start of the process until it serves.
    public var startupDuration: Duration?
    /// How long it runs until it ends by itself.
    public var runDuration: Duration?
    /// The exit code when it ends by itself.
    public var exitCode: Int?
    /// Memory in bytes, from some moments on; before the first of them it is what is inferred.
    public var memory: [UsageCurve.Step] = []
    /// Processor time in cores, from some moments on.
    public var cpu: [UsageCurve.Step] = []
    /// The servers it needs; an empty list says that it needs none.
    public var dependencies: [Dependency]?
    /// What it writes, by the time since its start, beside what is inferred.
    public var logLines: [(after: Duration, text: String)] = []
    /// Times in which probes are answered otherwise.
    public var probeWindows: [ContainerBehaviour.ProbeWindow] = []

    /// Nothing is known.
    public init() {}

    /// Lays what is known over a behaviour.
    func adjust(_ behaviour: inout ContainerBehaviour) {
        if let startupDuration { behaviour.startupDuration = startupDuration }
        if runDuration != nil || exitCode != nil {
            // How it ends is told, so that what its script would do no longer matters.
            behaviour.script = nil
            behaviour.runDuration = runDuration ?? behaviour.runDuration ?? behaviour.startupDuration
        }
        if let exitCode { behaviour.exitCode = exitCode }
        if !memory.isEmpty {
            behaviour.memory = UsageCurve(memory, initial: behaviour.memory.amount(at: .zero))
        }
        if !cpu.isEmpty { behaviour.cpu = UsageCurve(cpu, initial: behaviour.cpu.amount(at: .zero)) }
        if let dependencies { behaviour.dependencies = dependencies }
        if !logLines.isEmpty {
            behaviour.logLines = (behaviour.logLines + logLines).sorted { $0.after < $1.after }
        }
        behaviour.probeWindows += probeWindows
    }
}
