#include "intake/branch.h"

#include <gtest/gtest.h>

#include "tests/intake/rules.h"
#include "tests/support/cases.h"

namespace rongtong::intake {
namespace {

struct BranchCase {
  const char* name;
  const char* firm;
  bool branch;
  const char* form = "";
};

class Branch : public testing::TestWithParam<BranchCase> {};

TEST_P(Branch, IsTold) {
  const BranchDetector detector(tests::rules().branches);
  EXPECT_EQ(detector.is_branch(GetParam().firm, GetParam().form), GetParam().branch);
}

// Names are invented after the patterns of real ones.
INSTANTIATE_TEST_SUITE_P(
    Names,
    Branch,
    testing::Values(
        BranchCase{"Company", "青江精密机械有限公司", false},
        BranchCase{"BranchCompany", "青江精密机械有限公司沧浦分公司", true},
        BranchCase{"NumberedBranch", "沧浦建筑工程有限公司第四分公司", true},
        BranchCase{"BankBranch", "青江银行股份有限公司沧浦支行", true},
        BranchCase{"WithRemark", "青江银行股份有限公司沧浦分行(简称:青江银行沧浦分行)", true},
        BranchCase{"FillingStationOfACompany", "青江石油有限公司城中加油站", true},
        BranchCase{"FillingStationOfItsOwn", "沧浦县城中加油站", false},
        BranchCase{"ShopOfACooperative", "沧浦县供销社第一百货门市部", true},
        BranchCase{"PlantOfACompany", "青江实业有限公司铸造厂", false},
        BranchCase{"InstituteOfItsOwn", "青江电子技术研究所", false},
        BranchCase{"FirmInBrackets", "青江饭店(有限公司)", false},
        BranchCase{"PlaceInBrackets", "青江(沧浦)贸易有限公司", false},
        BranchCase{"ByLegalForm", "沧浦家用电器厂", true, "集体分支机构(非法人)"},
        BranchCase{"FormOfALegalPerson", "沧浦家用电器厂", false, "集体所有制"},
        BranchCase{"Empty", "", false}
    ),
    tests::kCaseName
);

}  // namespace
}  // namespace rongtong::intake
