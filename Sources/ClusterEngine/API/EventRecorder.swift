import KubeObjects
import KubeSchema

/// Whether an event is about something usual.
public enum EventType: String, Sendable {
    case normal = "Normal"
    case warning = "Warning"
}

/// What a part of the cluster reports about an object.
public struct EventReport: Sendable {
    var type: EventType
    var reason: String
    var message: String
    var component: String
    var host: String?
    var fieldPath: String?

    /// Creates a report.
    ///
    /// - Parameters:
    ///   - component: who reports, such as `kubelet`.
    ///   - host: the node that reports, for kubelets.
    ///   - fieldPath: the part of the object meant, such as `spec.containers{web}`.
    public init(
        _ type: EventType, reason: String, message: String, component: String, host: String? = nil,
        fieldPath: String? = nil
    ) {
        self.type = type
        self.reason = reason
        self.message = message
        self.component = component
        self.host = host
        self.fieldPath = fieldPath
    }
}

extension Cluster {
    /// Records an event about an object, counted and combined as client-go's correlator does.
    public func record(_ report: EventReport, about object: Value) {
        guard let decision = recorder.correlate(report, about: object, at: now) else { return }
        let namespace = object.objectNamespace.isEmpty ? "default" : object.objectNamespace
        switch decision {
        case .repeated(let name, let count, let message):
            let key = ObjectKey(.event, namespace: namespace, name: name)
            guard let old = store.value(key) else { return }
            var new = old
            new["count"] = Value(count)
            new["lastTimestamp"] = .string(now.timestamp)
            new[.message] = .string(message)
            commit(key, old: old, new: new)
        case .new(let name, let message):
            let key = ObjectKey(.event, namespace: namespace, name: name)
            let event = report.event(
                name: name, namespace: namespace, message: message, about: object, at: now, uid: random.uuid())
            commit(key, old: .null, new: event)
        }
    }
}

extension EventReport {
    fileprivate func event(
        name: String, namespace: String, message: String, about object: Value, at now: Instant, uid: String
    ) -> Value {
        let metadata = object[.metadata]
        let timestamp = Value.string(now.timestamp)
        return [
            .kind: "Event", .apiVersion: "v1",
            .metadata: [
                .name: .string(name), .namespace: .string(namespace), .uid: .string(uid),
                .creationTimestamp: timestamp,
            ],
            "involvedObject": [
                .kind: object[.kind], .namespace: metadata[.namespace], .name: metadata[.name],
                .uid: metadata[.uid], .apiVersion: object[.apiVersion], .resourceVersion: metadata[.resourceVersion],
                "fieldPath": Value(fieldPath),
            ],
            .reason: .string(reason), .message: .string(message),
            "source": ["component": .string(component), "host": Value(host)],
            "firstTimestamp": timestamp, "lastTimestamp": timestamp, "count": 1, .type: .string(type.rawValue),
            "reportingComponent": .string(component), "reportingInstance": .string(host ?? ""),
        ]
    }
}

/// client-go's event correlation: equal events are counted, many similar ones combined, and floods dropped.
struct EventRecorder: Sendable {
    enum Decision {
        case new(name: String, message: String)
        case repeated(name: String, count: Int, message: String)
    }

    /// Similar: alike in everything but the message.
    private struct Similar: Hashable {
        var component: String
        var host: String
        var uid: String
        var name: String
        var type: String
        var reason: String
        var fieldPath: String
    }

    private struct Exact: Hashable {
        var similar: Similar
        var message: String
    }

    private struct Source: Hashable {
        var component: String
        var host: String
        var uid: String
        var name: String
        var type: String
    }

    private struct Group {
        var messages: Set<String> = []
        var last: Instant
    }

    private struct Record {
        var name: String
        var count: Int
    }

    private struct Bucket {
        var tokens: Double
        var last: Instant
    }

    // client-go tools/record/events_cache.go
    private static let maximumSimilar = 10
    private static let similarInterval = Duration.seconds(600)
    private static let burst = 25.0
    private static let refillPerSecond = 1.0 / 300.0

    private var groups: [Similar: Group] = [:]
    private var records: [Exact: Record] = [:]
    private var buckets: [Source: Bucket] = [:]
    private var lastNameNanoseconds: Int64 = 0

    mutating func correlate(_ report: EventReport, about object: Value, at now: Instant) -> Decision? {
        let uid = object[.metadata][.uid].string ?? ""
        let name = object.objectName
        let similar = Similar(
            component: report.component, host: report.host ?? "", uid: uid, name: name, type: report.type.rawValue,
            reason: report.reason, fieldPath: report.fieldPath ?? "")
        var message = report.message
        var group = groups[similar] ?? Group(last: now)
        if now - group.last > Self.similarInterval { group.messages = [] }
        group.messages.insert(message)
        group.last = now
        let isCombined = group.messages.count >= Self.maximumSimilar
        if isCombined {
            group.messages.remove(message)
            message = "(combined from similar events): " + message
        }
        groups[similar] = group
        guard takeToken(
            Source(
                component: report.component, host: report.host ?? "", uid: uid, name: name, type: report.type.rawValue),
            at: now)
        else {
            return nil
        }
        let exact = Exact(similar: similar, message: isCombined ? "" : message)
        if let record = records[exact] {
            records[exact]?.count += 1
            return .repeated(name: record.name, count: record.count + 1, message: message)
        }
        lastNameNanoseconds = max(now.nanoseconds, lastNameNanoseconds + 1)
        let eventName = "\(name).\(String(lastNameNanoseconds, radix: 16))"
        records[exact] = Record(name: eventName, count: 1)
        return .new(name: eventName, message: message)
    }

    private mutating func takeToken(_ source: Source, at now: Instant) -> Bool {
        var bucket = buckets[source] ?? Bucket(tokens: Self.burst, last: now)
        bucket.tokens = min(Self.burst, bucket.tokens + (now - bucket.last).inSeconds * Self.refillPerSecond)
        bucket.last = now
        let isAllowed = bucket.tokens >= 1
        if isAllowed { bucket.tokens -= 1 }
        buckets[source] = bucket
        return isAllowed
    }
}
