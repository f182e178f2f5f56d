import ClusterPlatforms
import KubeObjects

extension RemedyScene {
    /// Names a class of the platform in an Ingress, in the way its controller reads it.
    func nameIngressClass(in draft: inout ChangeDraft) {
        let facts = move.managed.ingress
        if let addOn = move.target.ingress.addOn, move.target.ingress.controllers.isEmpty {
            draft.require(addOn: addOn, answering: answer)
        }
        guard let name = facts.recommendedClass else { return }
        let controller = facts.controllers.first { controller in
            controller.selection == .annotation && controller.annotationSchemes.contains { $0.value == name }
        }
        guard let controller else {
            draft.remove(.ingressAnnotation, of: key, upTo: "metadata", answering: answer)
            addIngressClass(name, facts.controllers, in: &draft)
            return draft.set("spec.ingressClassName", to: .string(name), of: key, answering: answer)
        }
        let wanted = scheme(draft)
        let value = controller.annotationSchemes.first { $0.scheme == wanted }?.value ?? name
        draft.remove("spec.ingressClassName", of: key, answering: answer)
        draft.set(.ingressAnnotation, to: .string(value), of: key, answering: answer)
        if draft.choices.exposure == nil { leaveOpen(in: &draft) }
    }

    /// Makes the class where the platform has a controller for it and leaves the class itself to its users.
    private func addIngressClass(_ name: String, _ controllers: [IngressController], in draft: inout ChangeDraft) {
        guard !controllers.contains(where: { $0.classes.contains(name) }),
            let controller = controllers.first(where: { $0.selection == .className })
        else { return }
        draft.add(
            [
                .apiVersion: "networking.k8s.io/v1", .kind: "IngressClass", .metadata: [.name: .string(name)],
                .spec: [.controller: .string(controller.name)],
            ], answering: answer)
    }
}
