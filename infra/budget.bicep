// Tells before the month's money is spent. It only tells: nothing is switched off.
param name string
@description('Currency of the subscription, for one month.')
param amount int
param emails array
param actionGroupId string
@description('First day of a month, not before the month in which the budget is made.')
param startDate string = utcNow('yyyy-MM-01')

var notices = [
  { name: 'half', percent: 50, kind: 'Actual' }
  { name: 'most', percent: 90, kind: 'Actual' }
  { name: 'forecast', percent: 100, kind: 'Forecasted' }
]

resource budget 'Microsoft.Consumption/budgets@2023-11-01' = {
  name: name
  properties: {
    category: 'Cost'
    amount: amount
    timeGrain: 'Monthly'
    timePeriod: { startDate: startDate }
    notifications: toObject(notices, each => each.name, each => {
      enabled: true
      operator: 'GreaterThanOrEqualTo'
      threshold: each.percent
      thresholdType: each.kind
      contactEmails: emails
      contactGroups: [actionGroupId]
    })
  }
}
