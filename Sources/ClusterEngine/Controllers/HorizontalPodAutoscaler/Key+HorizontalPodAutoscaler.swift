import KubeObjects

/// Field names that only the horizontal pod autoscaler reads or writes.
extension Key {
    static let scaleTargetRef = Key("scaleTargetRef")
    static let minReplicas = Key("minReplicas")
    static let autoscalerMaxReplicas = Key("maxReplicas")
    static let metrics = Key("metrics")
    static let metric = Key("metric")
    static let target = Key("target")
    static let current = Key("current")
    static let container = Key("container")
    static let describedObject = Key("describedObject")
    static let averageUtilization = Key("averageUtilization")
    static let averageValue = Key("averageValue")
    static let autoscalerDesiredReplicas = Key("desiredReplicas")
    static let currentMetrics = Key("currentMetrics")
    static let lastScaleTime = Key("lastScaleTime")
    static let behavior = Key("behavior")
    static let scaleUp = Key("scaleUp")
    static let scaleDown = Key("scaleDown")
    static let tolerance = Key("tolerance")
    static let policies = Key("policies")
    static let selectPolicy = Key("selectPolicy")
    static let stabilizationWindowSeconds = Key("stabilizationWindowSeconds")
}
