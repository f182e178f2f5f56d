import KubeObjects
import KubeSchema

/// Creates and deletes pods on behalf of a controller, and tells of it in events (`controller.RealPodControl`).
struct PodControl: Sendable {
    /// The component named in events.
    let component: String
    /// The service account that writes.
    let account: String

    init(component: String, account: String? = nil) {
        self.component = component
        self.account = account ?? component
    }

    @discardableResult
    func create(_ pod: Value, for owner: Value, in cluster: Cluster) throws(StatusError) -> Value {
        do throws(StatusError) {
            let created = try cluster.create(pod, .controller(account))
            cluster.record(
                EventReport(
                    .normal, reason: "SuccessfulCreate", message: "Created pod: \(created.objectName)",
                    component: component), about: owner)
            return created
        } catch {
            if !error.isNamespaceTerminating {
                cluster.record(
                    EventReport(
                        .warning, reason: "FailedCreate", message: "Error creating: \(error.message)",
                        component: component), about: owner)
            }
            throw error
        }
    }

    func delete(_ pod: Value, for owner: Value, in cluster: Cluster) throws(StatusError) {
        let key = ObjectKey(.pod, namespace: pod.objectNamespace, name: pod.objectName)
        do throws(StatusError) {
            try cluster.delete(key, DeleteOptions(user: WriteOptions.controller(account).user))
        } catch  where error.reason == .notFound {
            return
        } catch {
            cluster.record(
                EventReport(
                    .warning, reason: "FailedDelete", message: "Error deleting: \(error.message)", component: component),
                about: owner)
            throw error
        }
        cluster.record(
            EventReport(
                .normal, reason: "SuccessfulDelete", message: "Deleted pod: \(pod.objectName)", component: component),
            about: owner)
    }
}

extension StatusError {
    /// Whether the request failed because its namespace is going away (cause `NamespaceTerminating`).
    var isNamespaceTerminating: Bool {
        reason == .forbidden && message.hasSuffix("because it is being terminated")
    }
}

/// The pods that templates ask for, as they are sent to the API: built once for a template, then only renamed.
struct PodPrototypes: Sendable {
    private struct Entry {
        var template: Value
        var pod: Value
    }

    private var entries: [String: Entry] = [:]

    /// The pod that `owner` asks for by `template`, with `generateName` set (`controller.GetPodFromTemplate`).
    mutating func pod(for owner: Value, template: Value, in cluster: Cluster) -> Value {
        let uid = owner.uid
        if let entry = entries[uid], entry.template == template { return entry.pod }
        let metadata = template[.metadata]
        var pod: Value = [
            .kind: "Pod", .apiVersion: "v1",
            .metadata: [
                .generateName: .string(owner.objectName + "-"), .namespace: owner[.metadata][.namespace],
                .labels: metadata[.labels], .annotations: metadata[.annotations], .finalizers: metadata[.finalizers],
                .ownerReferences: [owner.asControllerReference],
            ],
            .spec: template[.spec],
        ]
        cluster.schema.applyDefaults(to: &pod)
        entries[uid] = Entry(template: template, pod: pod)
        return pod
    }

    /// Forgets the template of an owner that is gone.
    mutating func forget(_ uid: String) {
        entries.removeValue(forKey: uid)
    }
}
