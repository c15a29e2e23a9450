package validate

import (
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
)

func checkDepartment() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R001", Name: "unknown-department", Severity: diag.Error,
			Title: diag.T("引用的部门没有登记", "reference to a department that is not in the catalog"),
			Doc: diag.T("事项的实施部门、联办的牵头部门和撤并部门的承接部门，都要在 department 中登记。申请人要凭部门找到地址和电话，引用落空，指南就没有办理地点。部门有有效期间的，在目录版本日期必须有效；已经撤并、写明由谁承担（successor）的，事项和联办跟着由承接的部门办，网址也引到它。",
				"The department of a matter, the lead of a procedure and the successor of a dissolved department must be registered under department. Without it a guide cannot say where to go. A department with a period must be in force on the edition date; of one that has been dissolved and names its successor, matters and procedures go on there, and its address leads there."),
		},
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			known := l.written.Departments.Keys()
			check := func(a fieldpath.Selector, id string) {
				if l.Department(id) == nil {
					l.nothing(report, a, referent{fieldpath.DepartmentKind, "部门", "department"}, id, known)
				}
			}
			for _, m := range l.Matters() {
				check(fieldpath.Matter(m.ID).Department(), m.Matter.Department)
			}
			for _, p := range l.Procedures() {
				check(fieldpath.Procedure(p.ID).Lead(), p.Procedure.Lead)
			}
			for _, d := range l.written.Departments {
				check(fieldpath.Department(d.Key).Successor(), d.Value.Successor)
			}
		},
	}
}
